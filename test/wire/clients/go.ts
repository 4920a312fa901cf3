import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isInstalled, workFolder } from '../support/run.js';
import type { RealClient, Trust } from './client.js';
import { Conversation } from './conversation.js';

const program = `package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

var versions = map[string]uint16{"TLSv1": 0x0301, "TLSv1.1": 0x0302, "TLSv1.2": 0x0303, "TLSv1.3": 0x0304}

func visit(port, version string, roots *x509.CertPool, suites []uint16) string {
	connection, err := tls.Dial("tcp", "127.0.0.1:"+port, &tls.Config{
		ServerName: "localhost", RootCAs: roots, CipherSuites: suites,
		MinVersion: versions[version], MaxVersion: versions[version],
		CurvePreferences: []tls.CurveID{tls.X25519, tls.CurveP256, tls.CurveP384, tls.CurveP521},
	})
	if err != nil {
		return err.Error()
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(10 * time.Second))
	fmt.Fprintf(connection, "GET / HTTP/1.0\\r\\n\\r\\n")
	text, err := io.ReadAll(connection)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%q", text)
}

func main() {
	pem, _ := os.ReadFile(os.Args[1])
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	var suites []uint16
	for _, suite := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		suites = append(suites, suite.ID)
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		fmt.Println(visit(words[0], words[1], roots, suites))
	}
}
`;

/** Builds the client first, which takes a second or two. */
export async function goClient({ file }: Trust): Promise<RealClient> {
  const installed = isInstalled('go');
  const binary = installed ? await buildGo('visit', program) : '';
  const go = new Conversation(binary, [file]);
  return {
    name: 'go',
    stack: 'Go',
    installed,
    visit: (port, version) =>
      version === 'SSLv3' ? Promise.resolve('Go has no SSL 3.0') : go.ask(`${port} ${version ?? 'any'}`),
    close: () => go.close(),
  };
}

/** Builds a program of one file, and returns where it is. */
export async function buildGo(name: string, text: string): Promise<string> {
  const folder = join(workFolder, name);
  mkdirSync(folder, { recursive: true });
  const [binary, source] = [join(folder, name), join(folder, `${name}.go`)];
  writeFileSync(source, text);
  await promisify(execFile)('go', ['build', '-o', binary, source], {
    cwd: folder,
    env: { ...process.env, GOFLAGS: '' },
  });
  return binary;
}

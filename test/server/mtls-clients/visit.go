// Makes one TLS connection with a client certificate and sends a request; the server's record tells the rest.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"os"
)

func main() {
	address, ca, cert, key, version := os.Args[1], os.Args[2], os.Args[3], os.Args[4], os.Args[5]
	pem, _ := os.ReadFile(ca)
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	config := &tls.Config{RootCAs: roots, ServerName: "localhost", MinVersion: tls.VersionTLS13}
	if version == "TLSv1.2" {
		config.MinVersion, config.MaxVersion = tls.VersionTLS12, tls.VersionTLS12
	}
	if cert != "none" {
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err != nil {
			fmt.Println("cannot load:", err)
			os.Exit(3)
		}
		// Sent whatever the server asks for: it is the server that is tested here.
		config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &pair, nil }
	}
	connection, err := tls.Dial("tcp", address, config)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer connection.Close()
	fmt.Fprint(connection, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
	answer, err := io.ReadAll(connection)
	fmt.Println(string(answer), err)
}

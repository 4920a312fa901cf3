// Visits servers with net/http: visit CA_FILE
//
// Says that it is ready, then reads "id<TAB>url<TAB>addresses<TAB>milliseconds" a line and answers each with a line of
// JSON.
package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

type answer struct {
	ID   int    `json:"id"`
	OK   bool   `json:"ok"`
	Text string `json:"text"`
}

// get makes one request with a client of its own. The dialer of Go takes one address at a time, so that of the
// destination replaces the look-up; all other names go to the system.
func get(url, address string, limit time.Duration, roots *x509.CertPool) error {
	dialer := &net.Dialer{Timeout: limit * 3 / 4}
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, hostAndPort string) (net.Conn, error) {
			_, port, _ := net.SplitHostPort(hostAndPort)
			if address != "" {
				hostAndPort = net.JoinHostPort(address, port)
			}
			return dialer.DialContext(ctx, network, hostAndPort)
		},
		TLSClientConfig:     &tls.Config{RootCAs: roots},
		TLSHandshakeTimeout: limit * 3 / 4, // Before that of the whole, so that it can say what took too long.
		ForceAttemptHTTP2:   true,
	}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, Timeout: limit}
	response, err := client.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= 400 {
		return fmt.Errorf("HTTP status %s: %s", response.Status, body)
	}
	return nil
}

func main() {
	pem, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	var printing sync.Mutex
	answers := json.NewEncoder(os.Stdout)
	answers.Encode(answer{OK: true, Text: "ready"})
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Split(lines.Text(), "\t")
		go func() {
			id, _ := strconv.Atoi(words[0])
			milliseconds, _ := strconv.Atoi(words[3])
			addresses := strings.Split(words[2], ",")
			err := get(words[1], strings.Trim(addresses[len(addresses)-1], "-"), time.Duration(milliseconds)*time.Millisecond, roots)
			made := answer{ID: id, OK: err == nil}
			if err != nil {
				made.Text = err.Error()
			}
			printing.Lock()
			defer printing.Unlock()
			answers.Encode(made)
		}()
	}
}

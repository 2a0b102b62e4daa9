// Reads a proof a line, and writes for each whether Go's sumdb packages accept it.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type proof struct {
	Vkey       string   `json:"vkey"`
	Checkpoint string   `json:"checkpoint"`
	Hashes     []string `json:"hashes"`
	// Of an inclusion proof.
	Entry []byte `json:"entry"`
	Index string `json:"index"`
	// Of a consistency proof.
	Older string `json:"older"`
}

func open(vkey, checkpoint string) (tlog.Tree, error) {
	var tree tlog.Tree
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, errors.New("not a checkpoint of this log")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

func check(p proof) error {
	tree, err := open(p.Vkey, p.Checkpoint)
	if err != nil {
		return err
	}
	var hashes []tlog.Hash
	for _, text := range p.Hashes {
		hash, err := tlog.ParseHash(text)
		if err != nil {
			return err
		}
		hashes = append(hashes, hash)
	}
	if p.Older != "" {
		older, err := open(p.Vkey, p.Older)
		if err != nil {
			return err
		}
		return tlog.CheckTree(hashes, tree.N, tree.Hash, older.N, older.Hash)
	}
	index, err := strconv.ParseInt(p.Index, 10, 64)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(hashes, tree.N, tree.Hash, index, tlog.RecordHash(p.Entry))
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p proof
		err := json.Unmarshal(lines.Bytes(), &p)
		if err == nil {
			err = check(p)
		}
		if err != nil {
			fmt.Printf("refused: %v\n", err)
		} else {
			fmt.Println("accepted")
		}
	}
}

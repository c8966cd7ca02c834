package shadow

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"regexp"
	"strings"
)

// run plans a directory and reads the plan.
func run(ctx context.Context, terraform, dir string) (*Plan, error) {
	for _, args := range [][]string{
		{"init", "-backend=false", "-input=false", "-no-color"},
		{"plan", "-input=false", "-lock=false", "-no-color", "-out=shadow.plan"},
	} {
		if _, err := command(ctx, terraform, dir, args...); err != nil {
			return nil, err
		}
	}
	out, err := command(ctx, terraform, dir, "show", "-json", "-no-color", "shadow.plan")
	if err != nil {
		return nil, err
	}
	return read(out)
}

func command(ctx context.Context, terraform, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, terraform, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, &failure{args[0], stderr.String()}
	}
	return out, nil
}

// failure is what Terraform said when it stopped.
type failure struct{ verb, text string }

func (f *failure) Error() string { return "terraform " + f.verb + ": " + firstErrors(f.text) }

var uncounted = regexp.MustCompile(`Invalid (?:count|for_each) argument[\s│]+on (\S+) line \d+, in (resource "terraform_data"|module) "([^"]+)"`)

// uncountable finds what Terraform refused to count, in a root module in dir.
func uncountable(err error, dir string) []Declaration {
	var f *failure
	if !errors.As(err, &f) {
		return nil
	}
	var out []Declaration
	for _, m := range uncounted.FindAllStringSubmatch(f.text, -1) {
		key := "module." + m[3]
		if m[2] != "module" {
			address, ok := original("terraform_data." + m[3])
			if !ok {
				continue
			}
			key = address
		}
		out = append(out, Declaration{path.Join(dir, path.Dir(m[1])), key})
	}
	return out
}

var blanks = regexp.MustCompile(`\s*\n[\s│]*`)

// firstErrors keeps the errors of Terraform's talk, without the warnings.
func firstErrors(text string) string {
	if i := strings.Index(text, "Error: "); i >= 0 {
		text = text[i:]
	}
	text = blanks.ReplaceAllString(strings.TrimSpace(text), "; ")
	if len(text) > 600 {
		text = text[:600] + " ..."
	}
	return text
}

// read takes what is planned out of Terraform's JSON.
func read(data []byte) (*Plan, error) {
	type change struct {
		After        any `json:"after"`
		AfterUnknown any `json:"after_unknown"`
	}
	var doc struct {
		Changes []struct {
			Address string `json:"address"`
			Change  change `json:"change"`
		} `json:"resource_changes"`
		Outputs map[string]change `json:"output_changes"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(&doc); err != nil {
		return nil, fmt.Errorf("read the plan: %w", err)
	}
	p := &Plan{Resources: map[string]Value{}, Outputs: map[string]Value{}}
	for _, c := range doc.Changes {
		if address, ok := original(c.Address); ok {
			p.Resources[address] = Value{part(c.Change.After, "input"), part(c.Change.AfterUnknown, "input")}
		}
	}
	for n, c := range doc.Outputs {
		p.Outputs[n] = Value{c.After, c.AfterUnknown}
	}
	return p, nil
}

func part(v any, name string) any {
	m, _ := v.(map[string]any)
	return m[name]
}

var stand = regexp.MustCompile(`terraform_data\.((?:data__)?[A-Za-z0-9-]+(?:_[A-Za-z0-9-]+)*)__([A-Za-z0-9_-]+)`)

// original turns the address of a stand-in into the one it stands for.
func original(address string) (string, bool) {
	at := stand.FindStringSubmatchIndex(address)
	if at == nil {
		return "", false
	}
	typ := strings.Replace(address[at[2]:at[3]], "data__", "data.", 1)
	return address[:at[0]] + typ + "." + address[at[4]:at[5]] + address[at[1]:], true
}

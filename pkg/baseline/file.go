package baseline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/spelling"
)

const (
	version = 1
	// maxEntries is how many findings a baseline may hold.
	maxEntries = 100_000
)

// fields are what the file calls the parts of an entry, in its order.
var fields = []string{"rule", "name", "address", "path", "file", "cluster", "unit", "deployment"}

func (e *Entry) field(name string) *string {
	switch name {
	case "rule":
		return &e.Rule
	case "name":
		return &e.Name
	case "address":
		return &e.Address
	case "path":
		return &e.Path
	case "file":
		return &e.File
	case "cluster":
		return &e.Cluster
	case "unit":
		return &e.Unit
	case "deployment":
		return &e.Deployment
	}
	return nil
}

// Read reads a baseline. One with a mistake in it is not honoured at all: the
// problem is then the only result.
func Read(f *source.File) (*Baseline, *source.Problem) {
	r := &reader{file: f, in: json.NewDecoder(bytes.NewReader(f.Data))}
	b := &Baseline{File: f}
	if err := r.baseline(b); err != nil {
		wrong, ok := errors.AsType[*mistake](err)
		if !ok {
			wrong = &mistake{message: "this is no baseline: " + r.plain(err)}
		}
		at := int(r.in.InputOffset())
		return &Baseline{File: f}, &source.Problem{
			Severity: source.Error, Range: source.Range{File: f, Start: min(max(at-1, 0), len(f.Data)), End: min(at, len(f.Data))},
			Message: wrong.message, Hint: "akslint baseline create --force writes a new one, with whatever is found now.",
		}
	}
	return b, nil
}

// mistake is something that JSON allows and a baseline does not.
type mistake struct{ message string }

func (m *mistake) Error() string { return m.message }

func wrong(format string, args ...any) error { return &mistake{fmt.Sprintf(format, args...)} }

type reader struct {
	file *source.File
	in   *json.Decoder
}

// plain says in words what the library found.
func (r *reader) plain(err error) string {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "it ends too early"
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

func (r *reader) baseline(b *Baseline) error {
	said := 0
	err := r.object([]string{"version", "findings", "clusters"}, func(key string) error {
		switch key {
		case "findings":
			return r.entries(b)
		case "clusters":
			return r.clusters(b)
		}
		if err := r.in.Decode(&said); err != nil {
			return err
		}
		if said != version {
			return wrong("the version of the baseline is %d, and this akslint reads %d", said, version)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if said == 0 {
		return wrong("the baseline does not say its version")
	}
	if _, err := r.in.Token(); !errors.Is(err, io.EOF) {
		return wrong("something follows the end of the baseline")
	}
	return nil
}

// object reads an object whose keys are known, each once at most.
func (r *reader) object(known []string, take func(key string) error) error {
	if err := r.delim('{'); err != nil {
		return err
	}
	seen := map[string]bool{}
	for r.in.More() {
		token, err := r.in.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		switch {
		case !slices.Contains(known, key):
			hint := ""
			if near := spelling.Nearest(key, known); near != "" {
				hint = "; did you mean " + near + "?"
			}
			return wrong("there is no key %q here%s", key, hint)
		case seen[key]:
			return wrong("%s is written twice", key)
		}
		seen[key] = true
		if err := take(key); err != nil {
			return err
		}
	}
	return r.delim('}')
}

// text is where the text lies that was read last, which follows what ends at before.
func (r *reader) text(before int) source.Range {
	end := int(r.in.InputOffset())
	start := before + max(bytes.IndexByte(r.file.Data[before:end], '"'), 0)
	return source.Range{File: r.file, Start: start, End: end}
}

func (r *reader) delim(want json.Delim) error {
	token, err := r.in.Token()
	if err != nil {
		return err
	}
	if token != want {
		return wrong("here should be a %s", want)
	}
	return nil
}

func (r *reader) entries(b *Baseline) error {
	if err := r.delim('['); err != nil {
		return err
	}
	for r.in.More() {
		if len(b.Entries) == maxEntries {
			return wrong("the baseline holds more than %d findings", maxEntries)
		}
		var e Entry
		err := r.object(fields, func(key string) error {
			before := int(r.in.InputOffset())
			if err := r.string(key, e.field(key)); err != nil {
				return err
			}
			if key == "address" || key == "path" && e.Address == "" {
				e.At = r.text(before)
			}
			return nil
		})
		switch {
		case err != nil:
			return err
		case e.Rule == "" || e.Path == "" && e.Address == "":
			return wrong("an entry needs a rule, and the address or the path of what it is about")
		}
		b.Entries = append(b.Entries, e)
	}
	return r.delim(']')
}

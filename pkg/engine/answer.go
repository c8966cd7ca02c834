package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/engine/kleene"
	"github.com/akslint/akslint/pkg/model"
)

// reply is one element of a rule's deny set.
type reply struct {
	// path leads to what is wrong. It ends before the first step that is not
	// known; exact is false then.
	path    model.Path
	exact   bool
	message string
	related []relation
	// needs are the holes that decide whether the reply holds at all.
	needs kleene.Holes
}

// relation is another place that matters, and why.
type relation struct {
	path    model.Path
	message string
}

var errNoSet = errors.New("deny is not a set: write deny contains result.at(path, message)")

// certain reads the replies of a rule from a set of whole values.
func certain(t *ast.Term) ([]reply, error) {
	set, ok := t.Value.(ast.Set)
	if !ok {
		return nil, errNoSet
	}
	out := make([]reply, 0, set.Len())
	err := set.Iter(func(t *ast.Term) error {
		r, err := readReply(kleene.Known(t), nil)
		out = append(out, r)
		return err
	})
	return out, err
}

// readReply reads {"path": [...], "message": "...", "related": [...]}.
func readReply(v *kleene.Value, needs kleene.Holes) (reply, error) {
	r := reply{needs: needs, exact: true}
	path, message := v.Field("path"), v.Field("message")
	if path == nil || message == nil {
		return r, fmt.Errorf("deny holds %v, which is not made by result.at or result.related", v.Term())
	}
	var err error
	if r.path, r.exact, err = readPath(path); err != nil {
		return r, err
	}
	if r.message, _ = message.Said(); r.message == "" {
		r.message = unsaid
	}
	for _, rel := range v.Field("related").Elements() {
		place := rel.Field("path")
		if place == nil {
			return r, errNoPath
		}
		p, exact, err := readPath(place)
		if err != nil || !exact {
			continue // there is no such place, or none that is known: the finding holds without it
		}
		said, _ := rel.Field("message").Said()
		r.related = append(r.related, relation{p, said})
	}
	return r, nil
}

// unsaid stands for a message that could not be put together.
const unsaid = "the message needs a value that is not known"

var errNoPath = errors.New("a place lacks its path")

func readPath(v *kleene.Value) (path model.Path, exact bool, err error) {
	for _, step := range v.Elements() {
		t := step.Term()
		if !step.IsWhole() || t == nil {
			return path, false, nil
		}
		switch s := t.Value.(type) {
		case ast.String:
			path = append(path, string(s))
		case ast.Number:
			n, err := strconv.Atoi(string(json.Number(s)))
			if err != nil {
				return nil, false, fmt.Errorf("a path holds %s, which is no index", s)
			}
			path = append(path, n)
		default:
			return nil, false, fmt.Errorf("a path holds %s: steps are names and indexes", t)
		}
	}
	return path, v.IsWhole(), nil
}

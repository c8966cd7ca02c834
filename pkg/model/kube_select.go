package model

import (
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// podSelector is a label selector, as Kubernetes reads it: every label and every
// expression has to hold. One without any selects everything.
type podSelector struct {
	labels      Value[map[string]string]
	expressions List[*LabelExpression]
	// written is the selector itself; nil when there is none.
	written *value.Value
}

// selectorOf reads matchLabels and matchExpressions.
func selectorOf(v *value.Value) podSelector {
	s := podSelector{written: v}
	s.labels = scalarMap(v.Get("matchLabels"), v, Defaulted(map[string]string{}))
	s.expressions = expressionsOf(v.Get("matchExpressions"))
	if v.IsUnknown() {
		s.labels = NotKnown[map[string]string]("", v)
	}
	return s
}

// labelSelector reads the plain labels that a Service or a
// ReplicationController selects by.
func labelSelector(v *value.Value) podSelector {
	return podSelector{written: v, labels: scalarMap(v, v, Defaulted(map[string]string{}))}
}

func expressionsOf(v *value.Value) List[*LabelExpression] {
	var list List[*LabelExpression]
	list.Open, list.Why = v.IsUnknown() || v.Open(), v
	for _, item := range v.Items() {
		e := &LabelExpression{Entity: Entity{At: item.Locator()}}
		fill(e, item, item, "")
		list.Add(e)
	}
	return list
}

// isNothing reports whether no selector is written.
func (s podSelector) isNothing() bool { return s.written.IsNothing() }

// selectsAll reports whether a selector is written that names nothing, which
// selects everything.
func (s podSelector) selectsAll() answer {
	m, ok := s.labels.Get()
	switch {
	case s.isNothing():
		return no
	case s.expressions.Len() > 0 || ok && len(m) > 0:
		return no
	case !ok || s.expressions.Open:
		return maybe
	}
	return yes
}

// matches reports whether the selector selects what has the labels.
func (s podSelector) matches(labels Value[map[string]string]) answer {
	if s.isNothing() {
		return no
	}
	want, sure := s.labels.Get()
	have, known := labels.Get()
	out := yes
	if !sure || s.expressions.Open {
		out = maybe
	}
	for k, v := range want {
		switch got, ok := have[k]; {
		case !known:
			out = maybe
		case !ok || got != v:
			return no
		}
	}
	for _, e := range s.expressions.Items {
		switch a := e.holds(have, known); a {
		case no:
			return no
		case maybe:
			out = maybe
		case yes:
		}
	}
	return out
}

// holds reports whether the expression holds for labels; known says that they
// are.
func (e *LabelExpression) holds(labels map[string]string, known bool) answer {
	key, ok := e.Key.Get()
	op, isOp := e.Operator.Get()
	values, hasValues := e.Values.Get()
	if !known || !ok || !isOp || !hasValues {
		return maybe
	}
	got, there := labels[key]
	switch op {
	case "In":
		return answerOf(there && slices.Contains(values, got))
	case "NotIn":
		return answerOf(!there || !slices.Contains(values, got))
	case "Exists":
		return answerOf(there)
	case "DoesNotExist":
		return answerOf(!there)
	case "Gt", "Lt":
		return compareLabel(op, got, there, values)
	}
	return maybe
}

// compareLabel compares whole numbers, as node affinity can.
func compareLabel(op, got string, there bool, values []string) answer {
	if !there || len(values) != 1 {
		return no
	}
	a, okA := value.NewString(got, nil).Int()
	b, okB := value.NewString(values[0], nil).Int()
	if !okA || !okB {
		return no
	}
	if op == "Gt" {
		return answerOf(a > b)
	}
	return answerOf(a < b)
}

// answerOf is yes or no.
func answerOf(b bool) answer {
	if b {
		return yes
	}
	return no
}

package engine

import (
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// settled is a place made ready for a report.
type settled struct {
	primary finding.Location
	trail   []finding.Location
	related []finding.Location
}

// settle chooses where to point. That is where the value was written, unless
// that is inside a downloaded module, which nobody here can edit: then it is
// the nearest place on the way there that can be edited. secret says that the
// value must not be shown anywhere on its way.
func settle(p value.Place, secret bool) settled {
	way := make([]finding.Location, 0, len(p.Trail)+1)
	var template source.Range
	for _, s := range p.Trail {
		if s.Kind == value.StepSource {
			template = s.Range // not a step of its own: where Origin is a rendering of
			continue
		}
		way = append(way, finding.Location{Range: s.Range, Template: source.Range{File: template.File}, Message: words(s), Secret: secret})
	}
	if !p.Origin.IsZero() {
		way = append(way, finding.Location{Range: p.Origin, Template: template, Secret: secret})
	}
	if len(way) == 0 {
		return settled{}
	}
	at := len(way) - 1
	for i := at; i >= 0; i-- {
		if editable(way[i].Range) {
			at = i
			break
		}
	}
	s := settled{primary: way[at], trail: way[:at], related: way[at+1:]}
	if len(s.related) > 0 {
		last := &s.related[len(s.related)-1]
		where := "written here, in a downloaded module"
		if strings.Contains(last.Range.Path(), packed) {
			where = "written here, in a packed chart"
		}
		last.Message = orElse(last.Message, where)
	}
	if !p.Source.IsZero() {
		s.related = append(s.related, finding.Location{Range: p.Source, Message: "in Bicep", Secret: secret, Source: true})
	}
	return s
}

// packed is in the path of what lies in an archive.
const packed = ".tgz/"

// editable reports whether a place is in a file that the user can change.
func editable(r source.Range) bool {
	return !r.IsZero() && !strings.Contains("/"+r.Path(), "/.terraform/") && !strings.Contains(r.Path(), packed)
}

// words says what a step of a trail is, as its language calls it.
func words(s value.Step) string {
	switch s.Kind {
	case value.StepAttribute:
		return "attribute " + s.Name
	case value.StepLocal:
		return "local." + s.Name
	case value.StepVariable:
		return `variable "` + s.Name + `"`
	case value.StepParameter:
		return `parameter "` + s.Name + `"`
	case value.StepFile:
		return "value of " + s.Name
	case value.StepFlag:
		return "--var " + s.Name
	case value.StepArgument:
		return "module argument " + s.Name
	case value.StepOutput:
		return `output "` + s.Name + `"`
	case value.StepInstance:
		return "instance " + s.Name
	case value.StepBranch:
		return "branch taken"
	case value.StepResource, value.StepSource:
		return s.Name
	case value.StepModule:
		return `module call "` + s.Name + `"`
	case value.StepProperty:
		return "property " + s.Name
	case value.StepHanded:
		return "handed to nested deployment as " + s.Name
	case value.StepNested:
		return `nested deployment "` + s.Name + `"`
	case value.StepOverlay:
		return "kustomization " + s.Name
	case value.StepAlias:
		return "alias *" + s.Name
	case value.StepRelease:
		return "installed by " + s.Name
	case value.StepChart:
		return "chart " + s.Name
	case value.StepTemplate:
		return "value " + s.Name + " is printed here"
	case value.StepHelper:
		return "template " + s.Name + " is called here"
	}
	return s.Name
}

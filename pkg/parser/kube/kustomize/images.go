package kustomize

import (
	"regexp"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// setImages gives images other names, tags or digests.
func (l *layer) setImages() {
	for _, entry := range l.list("images", "imageTags") {
		// The name is taken for a regular expression, as kustomize does.
		re, err := regexp.Compile("^" + text(entry.GetFold("name")) + `(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$`)
		if err != nil {
			continue
		}
		f := func(v *value.Value) *value.Value {
			image, ok := v.Str()
			if !ok || !re.MatchString(image) {
				return v
			}
			next, from := newImage(image, entry)
			if next == image {
				return v
			}
			return value.NewString(next, from.Locator())
		}
		for _, r := range l.made.list {
			if r.gvk().kind == "CustomResourceDefinition" {
				continue
			}
			r.body = inContainers(r.body, f)
			for _, spec := range l.made.fields.lists["images"] {
				spec.create = false
				r.apply(spec, f)
			}
		}
	}
}

// inContainers changes the image of every container, wherever one is.
func inContainers(v *value.Value, f change) *value.Value {
	switch v.Kind() {
	case value.List:
		return editItems(v, func(item *value.Value) *value.Value { return inContainers(item, f) })
	case value.Object:
		for _, field := range v.Fields() {
			next := inContainers(field.Value, f)
			if field.Name == "containers" || field.Name == "initContainers" {
				next = editItems(next, func(c *value.Value) *value.Value { return edit(c, []string{"image"}, false, f) })
			}
			if next != field.Value {
				v = set(v, field.Name, next)
			}
		}
	default:
	}
	return v
}

// newImage is the image that an entry makes of one, and which part of the entry
// says what is new: the tag or digest, else the name.
func newImage(image string, entry *value.Value) (string, *value.Value) {
	name, tag, digest := splitImage(image)
	from := entry
	if v := entry.GetFold("newName"); text(v) != "" {
		name, from = text(v), v
	}
	newTag, newDigest, suffix := entry.GetFold("newTag"), entry.GetFold("digest"), entry.GetFold("tagSuffix")
	switch {
	case text(newTag) != "":
		tag, digest, from = text(newTag), text(newDigest), newTag
	case text(newDigest) != "":
		tag, digest, from = "", text(newDigest), newDigest
	case text(suffix) != "":
		tag, digest, from = tag+text(suffix), "", suffix
	}
	if tag != "" {
		name += ":" + tag
	}
	if digest != "" {
		name += "@" + digest
	}
	return name, from
}

// splitImage takes an image apart. A port of its registry is no tag.
func splitImage(image string) (name, tag, digest string) {
	name, digest, _ = strings.Cut(image, "@")
	slash := max(strings.Index(name, "/"), 0)
	if colon := strings.Index(name[slash:], ":"); colon >= 0 {
		return name[:slash+colon], name[slash+colon+1:], digest
	}
	return name, "", digest
}

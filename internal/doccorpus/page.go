package main

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A page is one Markdown file, named as it lies in the tree, and the samples in it.
type page struct {
	name    string
	samples []sample
	bicep   int // samples that need the Bicep CLI, and are not checked
}

// A sample is a block that akslint can read, as the file it is written to.
type sample struct {
	fence
	kind    string // a key of kinds
	version int    // of Terraform: 0 for the first, and so on
}

// kinds are the samples there are, with the ending their files get.
var kinds = map[string]string{"manifest": ".yaml", "here-document": ".yaml", "terraform": ".tf", "json": ".json"}

var languages = map[string]string{
	"yaml": "manifest", "yml": "manifest", "output": "manifest", "": "manifest",
	"terraform": "terraform", "tf": "terraform", "hcl": "terraform",
	"json": "json", "bicep": "bicep",
	"bash": "shell", "sh": "shell", "shell": "shell", "console": "shell", "azurecli": "shell", "azure-cli": "shell",
	"powershell": "shell", "azurepowershell": "shell",
}

var (
	manifestText = regexp.MustCompile(`(?m)^apiVersion:\s*\S`)
	templateText = regexp.MustCompile(`"\$schema"|"apiVersion"`)
	blockText    = regexp.MustCompile(`(?m)^\s*(resource|module|data|variable|provider|terraform|locals)\b.*\{`)
	declaration  = regexp.MustCompile(`(?m)^\s*(?:resource|data)\s+"\S+"\s+"\S+"|^\s*(?:module|variable|output)\s+"\S+"`)
)

// readPages reads every Markdown file of a tree, in the order of their names.
func readPages(tree fs.FS) ([]page, error) {
	var pages []page
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		pages = append(pages, readPage(name, string(text)))
		return nil
	})
	return pages, err
}

func readPage(name, text string) page {
	p := page{name: name}
	for _, block := range fences(text) {
		switch kind := languages[block.language]; kind {
		case "shell":
			for _, document := range hereDocuments(block) {
				p.add(document, "here-document", manifestText)
			}
		case "manifest":
			p.add(block, kind, manifestText)
		case "terraform":
			p.add(block, kind, blockText)
		case "json":
			p.add(block, kind, templateText)
		case "bicep":
			p.bicep++
		}
	}
	p.versions()
	return p
}

// versions tells the versions of one Terraform configuration apart: a page that shows
// several declares something again.
func (p *page) versions() {
	version, declared := 0, map[string]bool{}
	for i := range p.samples {
		s := &p.samples[i]
		if s.kind != "terraform" {
			continue
		}
		names := declaration.FindAllString(strings.Join(s.lines, "\n"), -1)
		if slices.ContainsFunc(names, func(name string) bool { return declared[strings.TrimSpace(name)] }) {
			version, declared = version+1, map[string]bool{}
		}
		for _, name := range names {
			declared[strings.TrimSpace(name)] = true
		}
		s.version = version
	}
}

// add takes a block for a sample where its text looks like one: many blocks are
// a part of a file, or what a command printed.
func (p *page) add(block fence, kind string, looks *regexp.Regexp) {
	if looks.MatchString(strings.Join(block.lines, "\n")) {
		p.samples = append(p.samples, sample{fence: block, kind: kind})
	}
}

// dir is the directory of a page's samples: one for all of them, as they are
// steps of one deployment.
func (p page) dir() string { return strings.TrimSuffix(p.name, ".md") }

// file is the name of a sample's file, after the line it begins at. Further versions of
// the page's Terraform have a directory each.
func (s sample) file() string {
	name := fmt.Sprintf("line%05d%s", s.line, kinds[s.kind])
	if s.version > 0 {
		name = path.Join(fmt.Sprintf("version%d", s.version+1), name)
	}
	return name
}

// text is the sample with the page's line numbers: what comes before it is
// blank.
func (s sample) text() string {
	return strings.Repeat("\n", s.line-1) + strings.Join(s.lines, "\n") + "\n"
}

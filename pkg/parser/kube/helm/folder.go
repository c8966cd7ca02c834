package helm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// directory is a folder of the repository.
type directory struct {
	tree *source.Tree
	dir  string
	// report tells of a file that is there and cannot be read.
	report func(source.Problem)
}

func (d directory) path() string { return d.dir }

func (d directory) sub(dir string) folder {
	to := path.Join(d.dir, dir)
	if path.IsAbs(dir) || to == ".." || strings.HasPrefix(to, "../") || !d.tree.IsDir(to) {
		return nil
	}
	return directory{d.tree, to, d.report}
}

func (d directory) open(name string) *source.File {
	if path.IsAbs(name) || strings.HasPrefix(path.Clean(name), "..") {
		return nil
	}
	name = path.Join(d.dir, name)
	f, err := d.tree.Read(name)
	if err == nil {
		return f
	}
	if _, gone := d.tree.Head(name); gone == nil {
		d.report(source.Problem{Severity: source.Error, Path: name, Message: err.Error()})
	}
	return nil
}

func (d directory) list(dir string) []string {
	var out []string
	d.walk(path.Join(d.dir, dir), 0, &out)
	for i := range out {
		if d.dir != "." {
			out[i] = strings.TrimPrefix(out[i], d.dir+"/")
		}
	}
	slices.Sort(out)
	return out
}

// walk lists the files below a directory. Helm follows links to directories, so
// they are followed here too, as long as they stay in the repository.
func (d directory) walk(dir string, links int, out *[]string) {
	if !d.tree.IsDir(dir) || len(*out) > source.MaxFiles {
		return
	}
	d.tree.Walk(dir, func(name string) {
		if d.tree.IsDir(name) {
			if links < maxLinks {
				d.walk(name, links+1, out)
			}
			return
		}
		*out = append(*out, name)
	})
}

// Bounds on a packed chart, far beyond what Helm's own repositories hold.
const (
	maxPackedFiles = 5_000
	maxPackedFile  = 5 << 20
	maxPacked      = 50 << 20
)

// packed is what an archive holds.
type packed struct {
	files map[string]*source.File
	at    string // of the archive
	dir   string // inside of it
}

func (p packed) path() string { return path.Join(p.at, p.dir) }

func (p packed) open(name string) *source.File { return p.files[path.Join(p.dir, name)] }

func (p packed) sub(dir string) folder {
	to := path.Join(p.dir, dir)
	if path.IsAbs(dir) || strings.HasPrefix(to, "..") {
		return nil
	}
	return packed{p.files, p.at, to}
}

func (p packed) list(dir string) []string {
	prefix := path.Join(p.dir, dir) + "/"
	var out []string
	for name := range p.files {
		if strings.HasPrefix(name, prefix) {
			out = append(out, strings.TrimPrefix(name, p.dir+"/"))
		}
	}
	slices.Sort(out)
	return out
}

// unpack reads an archive. err says why it was not read.
func unpack(f *source.File) (out packed, err string) {
	out = packed{files: map[string]*source.File{}, at: f.Path}
	gz, failed := gzip.NewReader(bytes.NewReader(f.Data))
	if failed != nil {
		return out, "it is not packed with gzip"
	}
	// One byte more than there may be tells that there is more.
	limited := &io.LimitedReader{R: gz, N: maxPacked + 1}
	archive := tar.NewReader(limited)
	for {
		header, failed := archive.Next()
		switch {
		case errors.Is(failed, io.EOF):
			if out.dir == "" {
				return out, "it holds no chart"
			}
			return out, ""
		case limited.N <= 0:
			return out, "it holds too much"
		case failed != nil:
			return out, "it is no tar archive: " + failed.Error()
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		name := path.Clean(strings.ReplaceAll(header.Name, `\`, "/"))
		if path.IsAbs(name) || strings.HasPrefix(name, "..") {
			return out, "it holds a file whose path leads out of it"
		}
		data, failed := io.ReadAll(io.LimitReader(archive, maxPackedFile+1))
		switch {
		case limited.N <= 0 || len(data) > maxPackedFile || len(out.files) >= maxPackedFiles:
			return out, "it holds too much"
		case failed != nil:
			return out, "it is no tar archive: " + failed.Error()
		}
		out.files[name] = source.NewFile(f.Path+"/"+name, data)
		if dir, base := path.Split(name); base == "Chart.yaml" && strings.Count(dir, "/") == 1 {
			out.dir = strings.TrimSuffix(dir, "/")
		}
	}
}

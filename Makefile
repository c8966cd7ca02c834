# akslint. `make help` lists what there is to do.

# The only version of a tool that is stated anywhere. Everything but `lint`,
# `fmt` and the checks of reports, hooks and releases needs the Go toolchain alone.
GOLANGCI_LINT_VERSION := v2.15.0

GO       ?= go
FUZZTIME ?= 1m
VERSION  ?= $(shell git describe --tags --always --dirty 2>/dev/null)

GOLANGCI_LINT := $(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_LINT_VERSION)

.DEFAULT_GOAL := help

.PHONY: build
build: ## Build bin/akslint
	$(GO) build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/akslint ./cmd/akslint

.PHONY: test
test: ## Run all tests; go test PACKAGE -update rewrites golden files
	$(GO) test ./...

.PHONY: race
race: ## Run all tests with the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race ./...

.PHONY: lint
lint: ## Lint the Go code, the import table included
	$(GO) vet ./...
	$(GOLANGCI_LINT) run

.PHONY: fmt
fmt: ## Format the Go code (gofumpt, and gci for imports)
	$(GOLANGCI_LINT) fmt

.PHONY: generate
generate: ## Write what is generated: the model's schema, the rule pages
	$(GO) generate ./...

.PHONY: picture
picture: ## Draw the picture of the README from what is printed now
	$(GO) test ./cmd/akslint -run '^TestPicture$$' -count=1 -update

.PHONY: rule
rule: ## Lay out a new rule: make rule CATEGORY=network NAME=public_api_server
	$(GO) run ./rules/internal/newrule -category '$(CATEGORY)' -name '$(NAME)'

.PHONY: bench
bench: ## Measure cold start, evaluation and a tree of 200 clusters
	$(GO) run ./internal/bench

.PHONY: fuzz
fuzz: ## Run every fuzz target for FUZZTIME each (default 1m)
	FUZZTIME='$(FUZZTIME)' scripts/fuzz.sh

.PHONY: shadow
shadow: ## Compare with terraform's plans of a tree: make shadow [TREE=path] (needs terraform)
	$(GO) test ./pkg/parser/terraform -run '^TestShadowPlans$$' -count=1 -v -args -shadow '$(abspath $(or $(TREE),pkg/parser/terraform/testdata/shadow))'

.PHONY: tftest
tftest: ## Evaluate what the tests of a module assert about it: make tftest TREE=path
	$(GO) test ./pkg/parser/terraform -run '^TestAssertions$$' -count=1 -v -args -tftest '$(abspath $(TREE))'

.PHONY: bench-tree
bench-tree: ## Measure the Terraform reader beside the library's parser: CPU time, peak memory
	@bin=$$(mktemp) && $(GO) test -c -o $$bin ./pkg/parser/terraform && \
	for case in 'one_root/bare' 'one_root/read' 'many_roots/bare' 'many_roots/read'; do for run in 1 2 3 4 5 6 7 8 9; do \
	  GOGC=400 $$bin -test.run '^$$' -test.bench "^BenchmarkTree/$$case" -test.benchtime 1x | grep ^Benchmark; done | sort -n -k 5 | head -1; done; \
	$$bin -test.run '^$$' -test.bench '^BenchmarkCount' | grep ^Benchmark; rm -f $$bin

.PHONY: oracle
oracle: ## Compare thousands of expressions with terraform's plans (needs terraform)
	@command -v terraform >/dev/null || echo 'terraform is not there: nothing is compared'
	$(GO) test ./pkg/parser/terraform -run 'Oracle' -count=1 -v -args -oracle

.PHONY: no-network
no-network: ## Run all tests where there is no network, and count what is asked of it (Linux)
	scripts/no-network.sh

.PHONY: sarif-check
sarif-check: ## Hold the SARIF output against Microsoft's validator (needs npm)
	scripts/sarif-check.sh

.PHONY: hook-check
hook-check: ## Run the pre-commit hook for real (needs pre-commit)
	scripts/hook-check.sh

.PHONY: action-check
action-check: ## Run the GitHub Action for real, with act (needs node, curl)
	scripts/action-check.sh

.PHONY: dist-check
dist-check: ## Build a release without publishing it, check packages, workflows, manual and completions
	scripts/dist-check.sh

.PHONY: reproducible
reproducible: ## Build the last commit twice, in two places: the bytes have to be equal
	scripts/reproducible.sh

.PHONY: arm-corpus
arm-corpus: ## Read the templates of a checkout, and compare twin compilations: TREE=/path
	AKSLINT_TREE='$(TREE)' $(GO) test ./pkg/parser/arm -run 'TestCorpus|TestTwins' -count=1 -v

.PHONY: bench-arm
bench-arm: ## Measure the ARM reader beside the bare JSON decoder: make bench-arm TREE=path
	@test -n '$(TREE)' || echo 'no corpus: TREE=/path/to/a/checkout measures over its templates'
	@AKSLINT_TREE='$(TREE)' $(GO) test ./pkg/parser/arm -run '^$$' -bench '^BenchmarkCorpus' -benchtime 3x

.PHONY: kube-corpus
kube-corpus: ## Compare every YAML document of a tree with what Kubernetes reads: TREE=/path
	@test -n '$(TREE)' || { echo 'TREE=/path/to/a/checkout is missing'; exit 1; }
	$(GO) test ./pkg/parser/kube/manifest -run '^TestPublicCorpus$$' -count=1 -v -args -corpus '$(abspath $(TREE))'

.PHONY: bench-kube
bench-kube: ## Measure the manifest reader beside the bare YAML parser, and whole checks of manifests: CPU time, peak memory
	@bin=$$(mktemp) && $(GO) test -c -o $$bin ./pkg/parser/kube && \
	for case in 'files/bare' 'files/read' 'stream/bare' 'stream/read'; do for run in 1 2 3 4 5; do \
	  GOGC=400 $$bin -test.run '^$$' -test.bench "^BenchmarkManifests/$$case" -test.benchtime 1x | grep ^Benchmark; done | sort -n -k 5 | head -1; done; rm -f $$bin
	$(GO) run ./internal/bench -kube -runs 3

.PHONY: kube-oracle
kube-oracle: ## Compare charts and kustomizations with Helm and kustomize: make kube-oracle [TREE=path] (needs the module proxy)
	cd tools/kubeoracle && $(GO) run ./kustomize -random 2000 $(if $(TREE),'$(abspath $(TREE))',../../pkg/parser/kube/kustomize/testdata/*.txtar)
	$(if $(TREE),cd tools/kubeoracle && $(GO) run ./helm '$(abspath $(TREE))')

.PHONY: doc-corpus
doc-corpus: ## Check the samples in the Markdown of a tree, findings by rule: make doc-corpus TREE=path
	@test -n '$(TREE)' || { echo 'TREE=/path/to/a/checkout is missing'; exit 1; }
	@$(GO) run ./internal/doccorpus '$(abspath $(TREE))'

.PHONY: check
check: generate test lint ## All of it, then fail if anything generated was not committed
	git diff --exit-code
	@test -z "$$(git status --porcelain)" || { git status --short; echo 'uncommitted files'; exit 1; }

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

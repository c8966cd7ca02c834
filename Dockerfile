# akslint from source: docker build -t akslint . && docker run --rm -v "$PWD:/src" akslint check
# A release is built from Dockerfile.release instead.
FROM --platform=$BUILDPLATFORM golang:1.26-bookworm AS build
ARG TARGETOS
ARG TARGETARCH
ARG VERSION
WORKDIR /akslint
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH \
    go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /out/akslint ./cmd/akslint

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/akslint /usr/local/bin/akslint
COPY LICENSE /usr/share/doc/akslint/copyright
WORKDIR /src
USER nonroot:nonroot
ENTRYPOINT ["akslint"]
CMD ["check"]

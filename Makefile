# Shortcuts for the commands that are typed most. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help build test run format lint package reproducible ci clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## compile everything, without tests
	./mvnw -q test-compile

test: ## compile and run all tests
	./mvnw verify

run: ## start the whole system on this machine (Ctrl-C stops it)
	./mvnw -Prun

format: ## rewrite Java sources in google-java-format (Maven has to run on JDK 25)
	./mvnw -q spotless:apply

lint: ## check the CloudFormation templates, informational rules included
	cfn-lint --include-checks I -- template.yaml $(wildcard infra/*.yaml */target/template-image.yaml)

package: ## make the zips that `sam deploy` uploads
	./mvnw -q package -DskipTests
	@ls -l handlers/*/target/*.zip

reproducible: ## make the zips twice and compare them
	@./mvnw -q clean package -DskipTests; first=$$(sha256sum handlers/*/target/*.zip); \
	  ./mvnw -q clean package -DskipTests; echo "$$first" | sha256sum --check

ci: ## everything a change has to pass
	.ci/run

clean: ## remove what the build made
	./mvnw -q clean

# One image for all that runs our code in a container: each function on Lambda, both APIs as a service on ECS, one-off
# tasks. The first word of the command says which: see service/src/main/image/storehouse.
#
#   docker build --platform linux/arm64 --tag storehouse .
#
# There is no HEALTHCHECK: a function and a task listen on no port, and the load balancer asks a service for /health.

# Bytecode is the same for every processor, so it is made on the builder's own.
FROM --platform=$BUILDPLATFORM eclipse-temurin:25-jdk-noble AS build
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends curl unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -pl service -am package -DskipTests

FROM eclipse-temurin:25-jre-noble
LABEL org.opencontainers.image.title="Storehouse" \
      org.opencontainers.image.licenses="Apache-2.0"
# From what seldom changes to what always does: a release pulls its last layers only.
COPY --from=build /source/service/target/image/libraries/ /opt/storehouse/libraries/
COPY --from=build --chmod=0755 /source/service/src/main/image/storehouse /opt/storehouse/bin/storehouse
COPY --from=build /source/template.yaml /opt/storehouse/template.yaml
COPY --from=build /source/service/target/image/application/ /opt/storehouse/application/
# Functions start from what a training run has loaded (docs/adr/0021): made here, as it fits this JVM and these files only.
RUN --network=none --mount=type=tmpfs,target=/tmp --mount=type=bind,from=build,source=/source/events,target=/mnt \
    ["/opt/storehouse/bin/storehouse", "train", "/mnt"]
# That of infra/service.yaml. Lambda takes a user of its own.
USER 1000:1000
WORKDIR /opt/storehouse
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/storehouse/bin/storehouse"]
CMD ["service"]

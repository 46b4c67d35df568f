#!/usr/bin/env bash
# Plans, deploys, shows and removes the stacks of this folder.
#
#   infra/deploy.sh plan|deploy|outputs|destroy ENVIRONMENT [--preset NAME] [--yes] [STACK...] [PARAMETER=VALUE...]
#
# ENVIRONMENT is dev, staging or prod. Without STACK it is the root, main.yaml; a STACK is a template's name without its
# ending, a service (web, websocket, worker, scheduler, admin, monitor, mage) or `services`, those that the preset has
# and those that are deployed. The preset is the environment's own, prod for staging. A parameter begins with a capital.
# --yes destroys without asking.
#
# A stack is <project>-<environment>-<name>; STOREHOUSE_PROJECT names another project. A parameter's value is, first found
# first taken: that of the command line; that of the preset; the output of the same name of what is deployed; what the
# stack has had so far; its default. Templates go to the bucket STOREHOUSE_ARTEFACT_BUCKET, or that of pipeline.yaml.
# STACK_ROLE_ARN is the role that CloudFormation works with. Needs bash 4, the AWS CLI and python3.
#
# Exit codes: 0 done, 64 wrong usage, 70 AWS refused, 75 not confirmed.
set -euo pipefail

# The root is fed by those before it, and those after it may stand in its network and on its cluster.
readonly order=(security alerts network pipeline registry secrets dns main storage database cache warehouse load-balancer
  cluster tasks web websocket worker scheduler admin monitor mage static-site monitoring)
readonly services=(web websocket worker scheduler admin monitor mage)
readonly project="${STOREHOUSE_PROJECT:-storehouse}"

usage() {
  sed -n '4,4s/^# \{0,1\}//p' "$0" >&2
  say "--help tells more"
  exit 64
}

show_help() {
  sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"
  exit 0
}

say() { echo "deploy: $*" >&2; }

fail() {
  local code="$1"
  shift
  say "$*"
  exit "$code"
}

# On a terminal, the AWS CLI of version 2 would show each table in a pager and wait.
call() { AWS_PAGER='' aws --cli-connect-timeout 10 --cli-read-timeout 60 "$@"; }

contains() {
  local wanted="$1" item
  shift
  for item in "$@"; do [[ "$item" != "$wanted" ]] || return 0; done
  return 1
}

# ---- What a stack is told ----

# The stack without a name is the application.
template_of() {
  if [[ -z "$1" ]]; then
    echo ../template.yaml
  elif contains "$1" "${services[@]}"; then
    echo service.yaml
  else
    echo "$1.yaml"
  fi
}

# Prints the names that a section of a template has: its Parameters or Outputs.
names_in() {
  awk -v section="^$1:" '/^[A-Z]/ { inside = ($0 ~ section) }
    inside && /^  [A-Za-z0-9]+:$/ { print substr($1, 1, length($1) - 1) }' "$folder/$2"
}

# Prints KEY=VALUE of a parameter file.
read_parameters() {
  python3 -c 'import json, sys
for one in json.load(open(sys.argv[1])): print(one["ParameterKey"] + "=" + one["ParameterValue"])' "$1"
}

# Adds to `outputs` what a stack gives, as lines of stack, output and value; one line without an output says that there is
# a stack. `shells` are those that were planned only. Stacks are asked for by name, as a pipeline's role may not list those
# of others.
read_outputs() {
  local stack="$prefix${1:+-$1}" answer status
  outputs="$(grep -v "^$stack"$'\t' <<<"$outputs")" || true
  # Backquotes are JMESPath's.
  # shellcheck disable=SC2016
  if answer="$(call cloudformation describe-stacks --stack-name "$stack" --output text \
    --query 'Stacks[0].[[[StackStatus]], Outputs[].[OutputKey, OutputValue] || `[]`][]' 2>"$scratch/error")"; then
    status="${answer%%$'\n'*}"
    answer="${answer#"$status"}"
    outputs+=$'\n'"$stack"$'\t'"${answer//$'\n'/$'\n'$stack$'\t'}"
    [[ "$status" != REVIEW_IN_PROGRESS ]] || shells+=("$1")
  elif ! grep -q 'does not exist' "$scratch/error"; then
    fail 70 "$stack cannot be read: $(<"$scratch/error")"
  fi
}

# Reads what those stacks may be fed with, and their own. Asking takes a second for each, so others are not asked.
read_needed_outputs() {
  local name
  {
    for name in "${stacks[@]}"; do names_in Parameters "$(template_of "$name")"; done
    [[ -n "${STOREHOUSE_ARTEFACT_BUCKET:-}" ]] || echo ArtefactBucketName
  } >"$scratch/wanted"
  for name in '' "${order[@]}"; do
    if contains "$name" "${stacks[@]}" || given_by "$name" | grep -xFf "$scratch/wanted" >/dev/null; then
      is_deployed "$name" || read_outputs "$name"
    fi
  done
}

given_by() {
  names_in Outputs "$(template_of "$1")"
  [[ -n "$1" ]] || echo ApplicationStackName
}

is_deployed() { grep -q "^$prefix${1:+-$1}"$'\t' <<<"$outputs"; }

is_new() { ! is_deployed "$1" || contains "$1" "${shells[@]}"; }

# A stack that were fed with its own output, such as its alarm topic, would take it for one that exists without it, and
# remove it. Others give it too: the root passes on what it was fed with. So what its template gives, no stack is fed with
# but the root, which is to use what stands beside it.
# Of the application only what names its tables, API and files, its settings and the roles and policies to use them with,
# is for others; its secret is its own.
feed() {
  local stack key value own="$prefix-$1" own_names=''
  [[ "$1" == main ]] || own_names="$(names_in Outputs "$2")"
  while IFS=$'\t' read -r stack key value; do
    case "$stack" in
      "$own") continue ;;
      "$prefix")
        values[ApplicationStackName]="$prefix"
        [[ "$key" =~ TableName$|^(StoreApiId|BulkBucketName|WarehouseBulkRoleArn|SettingsName|TaskPolicyArns)$ ]] || continue
        ;;
    esac
    [[ -z "$key" ]] || grep -qxF "$key" <<<"$own_names" || values[$key]="$value"
  done <<<"$outputs"
}

is_ours() { contains "$1" "${order[@]}"; }

# What the root calls WorkerCommand is the Command of the worker, and so on. The image of the application is not Mage's: it
# is Mage's own that is meant where nothing else is deployed.
own_name() {
  local key="$2"
  [[ "$key" != ImageUri || -z "$with_services" && ${#stacks[@]} == 1 ]] || ! contains "$1" monitor mage || return 0
  if contains "$1" "${services[@]}"; then
    key="${key#"${1^}"}"
    [[ "$key" != OperatorSources ]] || ! contains "$1" admin monitor mage || key=AllowedSources
  fi
  echo "$key"
}

read_preset() {
  local line key
  while IFS= read -r line; do
    key="${line%%=*}"
    key="$(own_name "$1" "$key")"
    [[ -z "$key" ]] || values[$key]="${line#*=}"
  done < <(
    read_parameters "$folder/presets/$preset.json"
    ((${#given[@]} == 0)) || printf '%s\n' "${given[@]}"
  )
}

default_of() {
  awk -v name="  $2:" '/^  [A-Za-z]/ { inside = ($0 == name) }
    inside && /^    Default: / { gsub(/^    Default: |\047/, ""); print; exit }' "$folder/$1"
}

# What a preset has said goes with it: a stack would keep the database of one that it no longer has, and bill it.
forget_preset() {
  local former line key
  ! is_new "$1" || return 0
  former="$(call cloudformation describe-stacks --stack-name "$prefix-$1" --output text \
    --query "Stacks[0].Tags[?Key=='preset'].Value" 2>/dev/null)" || return 0
  [[ "$former" != "$preset" && -f "$folder/presets/$former.json" ]] || return 0
  while IFS= read -r line; do
    key="${line%%=*}"
    [[ -n "${values[$key]+known}" ]] || values[$key]="$(default_of "$2" "$key")"
  done < <(read_parameters "$folder/presets/$former.json")
}

# Sets `told` to KEY=VALUE of the parameters that the template has, of those that are known.
collect() {
  local line key template="$2"
  local -A values=()
  feed "$1" "$template"
  if [[ "$2" == service.yaml ]]; then
    while IFS= read -r line; do values[${line%%=*}]="${line#*=}"; done < <(read_parameters "$folder/services/$1.json")
  fi
  # In the root nobody reaches them who is not named. A stack that is there keeps whom it has let in.
  if contains "$1" admin monitor mage && is_new "$1"; then
    values[AllowedSources]="$(default_of main.yaml OperatorSources)"
  fi
  read_preset "$1"
  forget_preset "$1" "$template"
  values[Project]="$project"
  values[Environment]="$environment"
  told=()
  while IFS= read -r key; do
    [[ -z "${values[$key]+known}" ]] || told+=("$key=${values[$key]}")
  done < <(names_in Parameters "$template")
  ! is_new "$1" || check_told "$1" "$template"
}

# CloudFormation would name what is missing too, but not as it is to be given: the ImageUri of Mage is MageImageUri here.
check_told() {
  local key missing=''
  while IFS= read -r key; do
    [[ -z "${values[$key]+known}" ]] || continue
    [[ "$key" != ImageUri ]] || ! contains "$1" monitor mage || key="${1^}ImageUri"
    missing+=" $key"
  done < <(required_in "$2")
  [[ -z "$missing" ]] ||
    fail 64 "$prefix-$1 needs$missing, by NAME=VALUE or as outputs of stacks that are deployed before it"
}

# Prints the parameters that have no default.
required_in() {
  awk '/^[A-Z]/ { inside = /^Parameters:/ }
    inside && /^  [A-Za-z0-9]+:$/ { if (name != "") print name; name = substr($1, 1, length($1) - 1) }
    inside && /^    Default:/ { name = "" }
    END { if (name != "") print name }' "$folder/$1"
}

find_bucket() {
  bucket="${STOREHOUSE_ARTEFACT_BUCKET:-$(awk -F '\t' '$2 == "ArtefactBucketName" { print $3; exit }' <<<"$outputs")}"
}

# ---- What is done with a stack ----

# Prints where the template is that CloudFormation can read: children of a root are uploaded first.
prepare() {
  local template="$folder/$1"
  if [[ "$1" == main.yaml ]]; then
    [[ -n "$bucket" ]] ||
      fail 64 "a root needs a bucket: first $0 deploy $environment alerts pipeline, or set STOREHOUSE_ARTEFACT_BUCKET"
    call cloudformation package --template-file "$template" --s3-bucket "$bucket" --s3-prefix "$prefix" \
      --output-template-file "$scratch/$1" >/dev/null || fail 70 'the templates cannot be uploaded'
    template="$scratch/$1"
  fi
  echo "$template"
}

apply() {
  local name="$1" template file
  shift
  template="$(template_of "$name")"
  collect "$name" "$template"
  # Bash forgets to stop at failures within a substitution, which a plan calls this in.
  file="$(prepare "$template")" || exit
  local arguments=(--stack-name "$prefix-$name" --template-file "$file" --capabilities CAPABILITY_IAM
    --no-fail-on-empty-changeset --tags "project=$project" "environment=$environment" "preset=$preset")
  [[ -z "${STACK_ROLE_ARN:-}" ]] || arguments+=(--role-arn "$STACK_ROLE_ARN")
  [[ -z "$bucket" ]] || arguments+=(--s3-bucket "$bucket" --s3-prefix "$prefix")
  ((${#told[@]} == 0)) || arguments+=(--parameter-overrides "${told[@]}")
  call cloudformation deploy "${arguments[@]}" "$@" || fail 70 "$prefix-$name cannot be deployed"
}

deploy_stack() {
  say "$prefix-$1"
  apply "$1"
  # The last one feeds nobody.
  [[ "$1" != "${stacks[-1]}" ]] || return 0
  read_outputs "$1"
  find_bucket
}

# A change set is made, shown and removed; so is the empty shell of a stack that there was not.
plan_stack() {
  local answer change_set changes
  say "$prefix-$1 would change so:"
  answer="$(apply "$1" --no-execute-changeset)"
  change_set="$(grep -oE 'arn:[^ ]+:changeSet/[^ ]+' <<<"$answer" | head -n 1)" || true
  if [[ -z "$change_set" ]]; then
    echo 'nothing changes'
    return
  fi
  changes="$(call cloudformation describe-change-set --change-set-name "$change_set" --output table \
    --query 'Changes[].ResourceChange.[Action, LogicalResourceId, ResourceType, Replacement]')"
  # Outputs and parameters may change without a resource.
  echo "${changes:-no resource changes}"
  call cloudformation delete-change-set --change-set-name "$change_set"
  if [[ "$(call cloudformation describe-stacks --stack-name "$prefix-$1" --output text \
    --query 'Stacks[0].StackStatus')" == REVIEW_IN_PROGRESS ]]; then
    call cloudformation delete-stack --stack-name "$prefix-$1"
  fi
}

show_outputs() {
  call cloudformation describe-stacks --stack-name "$prefix-$1" --output table \
    --query 'Stacks[0].Outputs[].[OutputKey, OutputValue]' || fail 70 "$prefix-$1 cannot be read"
}

destroy_stack() {
  local arguments=(--stack-name "$prefix-$1")
  say "removing $prefix-$1"
  {
    call cloudformation delete-stack "${arguments[@]}" ${STACK_ROLE_ARN:+--role-arn "$STACK_ROLE_ARN"} &&
      call cloudformation wait stack-delete-complete "${arguments[@]}"
  } || fail 70 "$prefix-$1 cannot be removed"
}

# Leaves those that are there.
find_deployed() {
  local name found=()
  for name in "${stacks[@]}"; do
    is_deployed "$name" || read_outputs "$name"
    if is_deployed "$name"; then found+=("$name"); else say "there is no $prefix-$name"; fi
  done
  stacks=("${found[@]}")
}

confirm() {
  local answer=''
  [[ -z "$sure" ]] || return 0
  say "this removes $(printf "$prefix-%s " "${stacks[@]}")and what their templates do not retain"
  read -r -p "Type $environment to go on: " answer || true
  [[ "$answer" == "$environment" ]] || fail 75 'nothing was removed'
}

# ---- Arguments ----

add_services() {
  local name
  for name in "${services[@]}"; do
    read_outputs "$name"
    if is_deployed "$name" || read_parameters "$folder/presets/$preset.json" | grep -qx "Deploy${name^}Service=true"; then
      wanted+=("$name")
    fi
  done
}

# Into the order in which they need each other, or the other way round.
sort_stacks() {
  local name
  stacks=()
  for name in "${order[@]}"; do
    contains "$name" "${wanted[@]}" || continue
    if [[ "$action" == destroy ]]; then stacks=("$name" "${stacks[@]}"); else stacks+=("$name"); fi
  done
}

# A name that no stack knows is a slip; without this, what was meant would stay as it is and nobody be told.
check_given() {
  local line key own name found
  ((${#given[@]} > 0)) || return 0
  for line in "${given[@]}"; do
    key="${line%%=*}" found=''
    for name in "${stacks[@]}"; do
      own="$(own_name "$name" "$key")"
      ! names_in Parameters "$(template_of "$name")" | grep -xF -- "$own" >/dev/null || found=yes
    done
    # A pipeline says which image is to run, whether the services that there are run it or not.
    [[ "$key" != ImageUri || -z "$with_services" ]] || found=yes
    [[ -n "$found" ]] || fail 64 "there is no parameter $key in ${stacks[*]}"
  done
}

read_arguments() {
  preset="$environment"
  [[ "$environment" != staging ]] || preset=prod
  while (($# > 0)); do
    case "$1" in
      --preset)
        (($# > 1)) || usage
        preset="$2"
        shift
        ;;
      --yes) sure=yes ;;
      [A-Z]*=*) given+=("$1") ;;
      services) with_services=yes ;;
      -h | --help) show_help ;;
      -*) fail 64 "there is no option $1" ;;
      *=*) fail 64 "$1 is no parameter: their names begin with a capital" ;;
      *)
        is_ours "$1" || fail 64 "there is no stack $1; there are: ${order[*]}, and services"
        wanted+=("$1")
        ;;
    esac
    shift
  done
  [[ -f "$folder/presets/$preset.json" ]] || fail 64 "there is no preset $preset in $folder/presets"
}

# All of it is read before any of it runs, so that a checkout which changes the file does no harm.
main() {
  local name
  ! contains "${1:-}" -h --help || show_help
  (($# >= 2)) || usage
  action="$1" environment="$2"
  shift 2
  contains "$action" plan deploy outputs destroy || usage
  contains "$environment" dev staging prod || usage
  folder="$(cd "$(dirname "$0")" && pwd)"
  prefix="$project-$environment"
  wanted=() given=() sure='' with_services=''
  read_arguments "$@"
  scratch="$(mktemp -d)"
  trap 'rm -rf "$scratch"' EXIT
  outputs='' shells=()
  if [[ -n "$with_services" ]]; then
    add_services
  elif ((${#wanted[@]} == 0)); then
    wanted=(main)
  fi
  if ((${#wanted[@]} == 0)); then
    say 'there are no services'
    return
  fi
  sort_stacks
  check_given
  case "$action" in
    plan | deploy)
      read_needed_outputs
      find_bucket
      ;;
    destroy)
      find_deployed
      ((${#stacks[@]} > 0)) || return 0
      confirm
      ;;
  esac
  for name in "${stacks[@]}"; do
    case "$action" in
      plan) plan_stack "$name" ;;
      deploy) deploy_stack "$name" ;;
      outputs) show_outputs "$name" ;;
      destroy) destroy_stack "$name" ;;
    esac
  done
}

main "$@"

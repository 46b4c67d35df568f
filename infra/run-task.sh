#!/usr/bin/env bash
# Runs a one-off task of a tasks stack, waits for it, and exits with the code its container exited with.
#
#   infra/run-task.sh STACK migrate|publish-assets|create-admin [--timeout SECONDS]
#
# STACK is a stack of tasks.yaml, or a root stack with one. Two runs of the same task never overlap: the second waits
# for the first, or gives up after the timeout (1800 seconds unless said otherwise).
#
# The lock is an item in the stack's DynamoDB table, written on condition that there is none. ECS alone could not keep
# two runs apart: looking for a running task and starting one are two steps, between which another run does the same.
# The lock outlives this script, not the task: whoever finds it asks ECS whether its task has stopped, and takes it over
# only then. So a script that is killed, or that gives up waiting, never lets a second migration start beside its own.
#
# Exit codes besides the container's: 64 wrong usage, 70 the task did not run, 75 another run held the lock for too
# long, 124 the task runs on after the timeout (and keeps its lock), 130 interrupted (likewise).
set -euo pipefail

readonly poll_seconds="${STOREHOUSE_POLL_SECONDS:-5}"
# How long a lock may be without a task that ECS knows: starting takes seconds, and what ECS tells lags behind a little.
readonly start_seconds="${STOREHOUSE_START_SECONDS:-300}"

usage() {
  sed -n '2,4s/^# \{0,1\}//p' "$0" >&2
  exit 64
}

say() { echo "run-task: $*" >&2; }

fail() {
  local code="$1"
  shift
  say "$*"
  exit "$code"
}

# On a terminal, the AWS CLI of version 2 would show the log in a pager and wait.
call() { AWS_PAGER='' aws --output text --cli-connect-timeout 10 --cli-read-timeout 30 "$@"; }

output() {
  call cloudformation describe-stacks --stack-name "$stack" \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue | [0]"
}

# A root stack holds the tasks in its child `Tasks`.
find_stack() {
  local migrate child=None
  migrate="$(output MigrateTaskDefinitionArn)" || fail 70 "stack $stack cannot be read"
  [[ "$migrate" == None ]] || return 0
  child="$(call cloudformation describe-stack-resources --stack-name "$stack" --logical-resource-id Tasks \
    --query 'StackResources[0].PhysicalResourceId')" || true
  [[ "$child" =~ ^arn: ]] || fail 64 "stack $stack has no tasks"
  stack="$child"
}

read_stack() {
  {
    definition="$(output "$1")" &&
      cluster="$(output TaskClusterName)" &&
      subnets="$(output TaskSubnetIds)" &&
      groups="$(output TaskSecurityGroupIds)" &&
      log_group="$(output TaskLogGroupName)" &&
      table="$(output TaskLockTableName)"
  } || fail 70 "stack $stack cannot be read"
  [[ "$definition" != None ]] || fail 64 "stack $stack has no task $task"
}

# ---- Lock ----

readonly holder="attribute_exists(task) AND run_id = :run"

put_lock() {
  call dynamodb put-item --table-name "$table" --condition-expression 'attribute_not_exists(task)' \
    --item "{\"task\":{\"S\":\"$task\"},\"run_id\":{\"S\":\"$run\"},\"acquired_at\":{\"N\":\"$acquired\"}}"
}

# Prints run, time and task of the lock, each None when there is none.
read_lock() {
  call dynamodb get-item --table-name "$table" --consistent-read --key "{\"task\":{\"S\":\"$task\"}}" \
    --query '[Item.run_id.S, Item.acquired_at.N, Item.task_arn.S]'
}

remove_lock() {
  call dynamodb delete-item --table-name "$table" --key "{\"task\":{\"S\":\"$task\"}}" \
    --condition-expression "$holder" --expression-attribute-values "{\":run\":{\"S\":\"$1\"}}" >/dev/null 2>&1 || true
}

note_task() {
  call dynamodb update-item --table-name "$table" --key "{\"task\":{\"S\":\"$task\"}}" \
    --condition-expression "$holder" --update-expression 'SET task_arn = :arn' \
    --expression-attribute-values "{\":run\":{\"S\":\"$run\"},\":arn\":{\"S\":\"$1\"}}" >/dev/null ||
    say "the lock could not be told of $1; it is found by run $run"
}

# The task of a run that ended before it could note it, by the name it gave ECS; None when there is none.
task_of_run() {
  local state found=None
  for state in RUNNING STOPPED; do
    [[ "$found" != None ]] ||
      found="$(call ecs list-tasks --cluster "$cluster" --started-by "$1" --desired-status "$state" --query 'taskArns[0]')" ||
      return 1
  done
  echo "$found"
}

# Whether nothing can run any more under the lock of that run. Where ECS does not answer, something may.
is_over() {
  local other_run="$1" age="$(($(date +%s) - $2))" other_task="$3" status=None
  if [[ "$other_task" == None ]]; then
    other_task="$(task_of_run "$other_run")" || return 1
  fi
  if [[ "$other_task" != None ]]; then
    status="$(status_of "$other_task")" || return 1
  fi
  [[ "$status" == STOPPED ]] || { [[ "$status" == None ]] && ((age > start_seconds)); }
}

take_lock() {
  local error lock other_run other_time other_task waited=''
  while :; do
    acquired="$(date +%s)"
    if error="$(put_lock 2>&1 >/dev/null)"; then
      return
    fi
    [[ "$error" == *ConditionalCheckFailedException* ]] || fail 70 "the lock cannot be taken: $error"
    lock="$(read_lock)" || fail 70 'the lock cannot be read'
    IFS=$'\t' read -r other_run other_time other_task <<<"$lock"
    [[ "$other_run" != None ]] || continue
    if is_over "$other_run" "$other_time" "$other_task"; then
      say "run $other_run has left its lock behind; its task is over"
      remove_lock "$other_run"
      continue
    fi
    [[ "$waited" == "$other_run" ]] || say "waiting for run $other_run (task $other_task)"
    waited="$other_run"
    (($(date +%s) < deadline)) || fail 75 "run $other_run still holds the lock of $task"
    sleep "$poll_seconds"
  done
}

# ---- Task ----

status_of() { call ecs describe-tasks --cluster "$cluster" --tasks "$1" --query 'tasks[0].lastStatus'; }

start_task() {
  local answer
  # A run that was put to sleep since it took the lock might have lost it.
  (($(date +%s) - acquired < start_seconds / 2)) || fail 70 'too late to start; the lock frees itself'
  if ! answer="$(call ecs run-task --cluster "$cluster" --task-definition "$definition" --launch-type FARGATE --count 1 \
    --client-token "$run" --started-by "$run" \
    --network-configuration "awsvpcConfiguration={subnets=[$subnets],securityGroups=[$groups],assignPublicIp=DISABLED}" \
    --query '[tasks[0].taskArn, failures[0].reason]' 2>&1)"; then
    # What ECS has refused has not started; after any other error nobody knows, and the lock stays for a while.
    if [[ "$answer" == *'An error occurred ('* && "$answer" != *ServerException* ]]; then
      remove_lock "$run"
    fi
    fail 70 "the task cannot be started: $answer"
  fi
  task_arn="${answer%%$'\t'*}"
  if [[ "$task_arn" == None ]]; then
    remove_lock "$run"
    fail 70 "ECS has started no task: ${answer#*$'\t'}"
  fi
  note_task "$task_arn"
  say "started $task_arn"
}

wait_for_task() {
  local status='not seen yet' seen=''
  while [[ "$status" != STOPPED ]]; do
    (($(date +%s) < deadline)) || fail 124 "$task_arn runs on ($status); its lock is held until it stops"
    sleep "$poll_seconds"
    status="$(status_of "$task_arn")" || status="$seen"
    [[ "$status" == "$seen" ]] || say "$task_arn is $status"
    seen="$status"
  done
}

print_log() {
  call logs get-log-events --log-group-name "$log_group" --log-stream-name "task/$task/${task_arn##*/}" \
    --limit 100 --query 'events[].[message]' || say 'there is no log of the task'
}

report() {
  local end code reasons
  end="$(call ecs describe-tasks --cluster "$cluster" --tasks "$task_arn" \
    --query 'tasks[0].[containers[0].exitCode, stoppedReason, containers[0].reason]')" ||
    fail 70 "$task_arn has stopped, but its exit code cannot be read"
  IFS=$'\t' read -r code reasons <<<"$end"
  print_log
  remove_lock "$run"
  [[ "$code" =~ ^[0-9]+$ ]] || fail 70 "the container never ran: $reasons"
  say "$task exited with $code ($reasons)"
  exit "$code"
}

# ---- Arguments ----

# All of it is read before any of it runs, so that a checkout which changes the file does no harm.
main() {
  local key
  (($# >= 2)) || usage
  stack="$1"
  task="$2"
  shift 2
  timeout_seconds=1800
  if (($# == 2)) && [[ "$1" == --timeout && "$2" =~ ^[0-9]{1,6}$ ]]; then
    timeout_seconds="$2"
  elif (($# > 0)); then
    usage
  fi
  case "$task" in
    migrate) key=MigrateTaskDefinitionArn ;;
    publish-assets) key=PublishAssetsTaskDefinitionArn ;;
    create-admin) key=CreateAdminTaskDefinitionArn ;;
    *) usage ;;
  esac
  run="$task-$(date +%s)-$$-$RANDOM$RANDOM"
  deadline=$(($(date +%s) + timeout_seconds))
  trap 'fail 130 "interrupted; a task that has started runs on and keeps its lock"' INT TERM
  find_stack
  read_stack "$key"
  take_lock
  start_task
  wait_for_task
  report
}

main "$@"

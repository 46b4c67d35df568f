#!/usr/bin/env bash
# Puts the files of a site into its bucket, and has CloudFront ask for all of them anew.
#
#   infra/publish-site.sh ENVIRONMENT FOLDER
#
# FOLDER is the site as it was built, index.html at its top. Its stack is <project>-<environment>-static-site, or the root
# that has one; STOREHOUSE_PROJECT names another project, AWS_REGION the region of the stack. What pages refer to comes
# before them, and what they no longer refer to goes last, so no page ever lacks a file.
#
# Exit codes: 0 done, 64 wrong usage, 70 AWS refused.
set -euo pipefail

readonly project="${STOREHOUSE_PROJECT:-storehouse}"

say() { echo "publish-site: $*" >&2; }

fail() {
  local code="$1"
  shift
  say "$*"
  exit "$code"
}

call() { aws --cli-connect-timeout 10 --cli-read-timeout 60 "$@"; }

# Prints bucket and distribution of a stack, or nothing when it has no site.
read_site() {
  local answer
  answer="$(call cloudformation describe-stacks --stack-name "$1" --output text \
    --query "Stacks[0].Outputs[?contains(['SiteBucketName', 'DistributionId'], OutputKey)] | sort_by(@, &OutputKey)[].OutputValue" \
    2>/dev/null)" || return 0
  [[ "$answer" != *$'\t'* ]] || echo "$answer"
}

upload() { call s3 sync "$folder" "s3://$bucket" --only-show-errors "$@" || fail 70 "the files cannot be uploaded to $bucket"; }

main() {
  local site invalidation
  if (($# != 2)) || ! [[ "$1" =~ ^(dev|staging|prod)$ ]]; then
    sed -n '4,4s/^# \{0,1\}//p' "$0" >&2
    exit 64
  fi
  folder="$2"
  [[ -f "$folder/index.html" ]] || fail 64 "there is no index.html in $folder"
  site="$(read_site "$project-$1-static-site")"
  [[ -n "$site" ]] || site="$(read_site "$project-$1-main")"
  [[ -n "$site" ]] || fail 70 "there is no site of $project-$1 to be seen"
  IFS=$'\t' read -r distribution bucket <<<"$site"
  upload --exclude '*.html' --cache-control 'public, max-age=300'
  upload --exclude '*' --include '*.html' --cache-control no-cache
  upload --size-only --delete
  invalidation="$(call cloudfront create-invalidation --distribution-id "$distribution" --paths '/*' --output text \
    --query Invalidation.Id)" || fail 70 "$distribution cannot be refreshed"
  call cloudfront wait invalidation-completed --distribution-id "$distribution" --id "$invalidation" ||
    fail 70 "$distribution is not refreshed yet"
  say "$distribution serves $folder"
}

main "$@"

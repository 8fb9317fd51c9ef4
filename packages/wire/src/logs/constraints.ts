import { choice, type Constraint } from '../constraint.ts'
import { lengthAtLeast, lengthAtMost, matching, notNull, type Rule, valueAtLeast, valueAtMost } from '../rule.ts'

const groupPattern = String.raw`[\.\-_/#A-Za-z0-9]+`
const streamPattern = '[^:*]*'
const identifierPattern = String.raw`[\w#+=/:,.@-]*`
const tagKeyPattern = String.raw`^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$`
const tagValuePattern = String.raw`^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$`

/** A name that is too long has a sentence of its own, which the operations know. */
const group: Constraint = { value: [lengthAtLeast(1), matching(groupPattern)] }
const stream: Constraint = { value: [lengthAtLeast(1), matching(streamPattern)] }
const streams: Constraint = {
  value: [lengthAtMost(100), lengthAtLeast(1)],
  items: [lengthAtMost(512), lengthAtLeast(1), matching(streamPattern), notNull],
}
const identifier: Constraint = { value: [lengthAtMost(2048), lengthAtLeast(1), matching(identifierPattern)] }
const arn: Constraint = { value: [lengthAtMost(1011), lengthAtLeast(1), matching(String.raw`[\w+=/:,.@-]*`)] }
const token: Constraint = { value: [lengthAtLeast(1)] }
const filterPattern: Constraint = { value: [lengthAtMost(1024)] }
const time: Constraint = { value: [valueAtLeast(0)] }
const logGroupClass = choice('STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY')
const tagKey: readonly Rule[] = [lengthAtMost(128), lengthAtLeast(1), matching(tagKeyPattern, new RegExp(tagKeyPattern, 'u')), notNull]
const tags: Constraint = {
  value: [lengthAtLeast(1)],
  keys: tagKey.slice(0, 3),
  values: [lengthAtMost(256), matching(tagValuePattern, new RegExp(tagValuePattern, 'u')), notNull],
}

function limit(most: number): Constraint {
  return { value: [valueAtMost(most), valueAtLeast(1)] }
}

function each(operations: readonly string[], member: string, constraint: Constraint): readonly (readonly [string, Constraint])[] {
  return operations.map((operation) => [`${operation}Request.${member}`, constraint])
}

const ofGroup = ['CreateLogGroup', 'DeleteLogGroup', 'PutRetentionPolicy', 'DeleteRetentionPolicy', 'TagLogGroup', 'UntagLogGroup', 'ListTagsLogGroup']
const ofStream = ['CreateLogStream', 'DeleteLogStream', 'PutLogEvents', 'GetLogEvents']
const searching = ['DescribeLogStreams', 'FilterLogEvents']

/** Patterns and lengths are those of AWS's model, in the order of its messages: lengths first. */
export const constraints: ReadonlyMap<string, Constraint> = new Map<string, Constraint>([
  ...each([...ofGroup, ...ofStream, ...searching], 'logGroupName', group),
  ...each(ofStream, 'logStreamName', stream),
  ...each(searching, 'logStreamNamePrefix', stream),
  ...each([...searching, 'GetLogEvents'], 'logGroupIdentifier', identifier),
  ...each([...searching, 'GetLogEvents', 'DescribeLogGroups', 'ListLogGroups'], 'nextToken', token),
  ...each(['DescribeLogGroups', 'DescribeLogStreams'], 'limit', limit(50)),
  ...each(['GetLogEvents', 'FilterLogEvents'], 'limit', limit(10_000)),
  ['ListLogGroupsRequest.limit', limit(1000)],
  ...each(['GetLogEvents', 'FilterLogEvents'], 'startTime', time),
  ...each(['GetLogEvents', 'FilterLogEvents'], 'endTime', time),
  ['DescribeLogGroupsRequest.logGroupNamePrefix', group],
  ['DescribeLogGroupsRequest.logGroupNamePattern', { value: [lengthAtMost(512), matching(String.raw`[\.\-_/#A-Za-z0-9]*`)] }],
  [
    'ListLogGroupsRequest.logGroupNamePattern',
    {
      value: [lengthAtMost(129), lengthAtLeast(3), matching(String.raw`(\^?[\.\-_\/#A-Za-z0-9]{3,24})(\|\^?[\.\-_\/#A-Za-z0-9]{3,24}){0,4}`)],
    },
  ],
  ...each(['CreateLogGroup', 'DescribeLogGroups', 'ListLogGroups'], 'logGroupClass', logGroupClass),
  ['CreateLogGroupRequest.kmsKeyId', { value: [lengthAtMost(256)] }],
  ...each(['CreateLogGroup', 'TagLogGroup', 'TagResource'], 'tags', tags),
  ['UntagLogGroupRequest.tags', { value: [lengthAtLeast(1)], items: tagKey }],
  ['UntagResourceRequest.tagKeys', { value: [lengthAtMost(50)], items: tagKey }],
  ...each(['TagResource', 'UntagResource', 'ListTagsForResource'], 'resourceArn', arn),
  ['DescribeLogStreamsRequest.orderBy', choice('LogStreamName', 'LastEventTime')],
  ['PutLogEventsRequest.logEvents', { value: [lengthAtMost(10_000), lengthAtLeast(1)] }],
  ['PutLogEventsRequest.sequenceToken', token],
  ['InputLogEvent.timestamp', time],
  ['InputLogEvent.message', { value: [lengthAtLeast(1)] }],
  ['FilterLogEventsRequest.logStreamNames', streams],
  ['FilterLogEventsRequest.filterPattern', filterPattern],
  [
    'StartLiveTailRequest.logGroupIdentifiers',
    { value: [lengthAtMost(10), lengthAtLeast(1)], items: [lengthAtMost(2048), lengthAtLeast(1), matching(identifierPattern), notNull] },
  ],
  ...each(['StartLiveTail'], 'logStreamNames', streams),
  ...each(['StartLiveTail'], 'logStreamNamePrefixes', streams),
  ['StartLiveTailRequest.logEventFilterPattern', filterPattern],
])

/** The schemas of the operations of CloudWatch Logs that the console calls: one by one, as `operations.ts` has those of API Gateway. */
export {
  CreateLogGroup$ as CreateLogGroup,
  DeleteLogGroup$ as DeleteLogGroup,
  DeleteLogStream$ as DeleteLogStream,
  DeleteRetentionPolicy$ as DeleteRetentionPolicy,
  DescribeLogGroups$ as DescribeLogGroups,
  DescribeLogStreams$ as DescribeLogStreams,
  FilterLogEvents$ as FilterLogEvents,
  ListTagsForResource$ as ListTagsForResource,
  PutRetentionPolicy$ as PutRetentionPolicy,
  TagResource$ as TagResource,
  UntagResource$ as UntagResource,
} from '@aws-sdk/client-cloudwatch-logs'

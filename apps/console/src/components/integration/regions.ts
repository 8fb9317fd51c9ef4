/** AWS's regions, as far as one chooses among them in a form. */
export const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'sa-east-1',
] as const

/** Services that are often integrated; any other can be typed. */
export const awsServices = [
  { value: 'dynamodb', label: 'DynamoDB' },
  { value: 'events', label: 'EventBridge' },
  { value: 'firehose', label: 'Firehose' },
  { value: 'kinesis', label: 'Kinesis' },
  { value: 'lambda', label: 'Lambda' },
  { value: 's3', label: 'Simple Storage Service (S3)' },
  { value: 'sns', label: 'Simple Notification Service (SNS)' },
  { value: 'sqs', label: 'Simple Queue Service (SQS)' },
  { value: 'states', label: 'Step Functions' },
] as const

interface JsonProtocol {
  /** What stands before the action in `X-Amz-Target`. */
  readonly prefix: string
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1'
}

function json10(prefix: string): JsonProtocol {
  return { prefix, contentType: 'application/x-amz-json-1.0' }
}
function json11(prefix: string): JsonProtocol {
  return { prefix, contentType: 'application/x-amz-json-1.1' }
}

/** The services whose actions are named by a header, after their API models; all others take `Action` from the query string. */
export const jsonProtocols: ReadonlyMap<string, JsonProtocol> = new Map([
  ['athena', json11('AmazonAthena')],
  ['codebuild', json11('CodeBuild_20161006')],
  ['codepipeline', json11('CodePipeline_20150709')],
  ['cognito-identity', json11('AWSCognitoIdentityService')],
  ['cognito-idp', json11('AWSCognitoIdentityProviderService')],
  ['comprehend', json11('Comprehend_20171127')],
  ['dynamodb', json10('DynamoDB_20120810')],
  ['streams.dynamodb', json10('DynamoDBStreams_20120810')],
  ['ecs', json11('AmazonEC2ContainerServiceV20141113')],
  ['ecr', json11('AmazonEC2ContainerRegistry_V20150921')],
  ['events', json11('AWSEvents')],
  ['firehose', json11('Firehose_20150804')],
  ['glue', json11('AWSGlue')],
  ['kinesis', json11('Kinesis_20131202')],
  ['kms', json11('TrentService')],
  ['logs', json11('Logs_20140328')],
  ['rekognition', json11('RekognitionService')],
  ['sagemaker', json11('SageMaker')],
  ['secretsmanager', json11('secretsmanager')],
  ['ssm', json11('AmazonSSM')],
  ['states', json10('AWSStepFunctions')],
  ['tagging', json11('ResourceGroupsTaggingAPI_20170126')],
  ['textract', json11('Textract')],
  ['transcribe', json11('Transcribe')],
  ['translate', json11('AWSShineFrontendService_20170701')],
])

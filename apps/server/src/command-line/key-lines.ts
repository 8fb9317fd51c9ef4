interface PrintedKey {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
}

/** An access key that the server made, as SDKs and the AWS CLI read it from the environment. */
export function keyLines(key: unknown): string {
  const { accessKeyId = '', secretAccessKey = '' }: PrintedKey = Object(key)
  return `AWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey}`
}

import { createHash, createHmac } from 'node:crypto'

const { AWS_REGION: region, AWS_ENDPOINT_URL_DYNAMODB: endpoint = `https://dynamodb.${region}.amazonaws.com`, TABLE_NAME: table = 'pets' } = process.env

/** Answers the first items of a table, or the one that `?id=` names; DynamoDB is spoken to without an SDK. */
export const handler = async (event) => {
  const id = event.queryStringParameters?.id
  const answer = id === undefined ? await call('Scan', { TableName: table, Limit: 25 }) : await call('GetItem', { TableName: table, Key: { id: { S: id } } })
  const fault = answer['__type']
  if (fault) return reply(502, { error: fault.split('#').at(-1), message: answer.message ?? answer.Message })
  return reply(200, answer.Items ?? answer.Item ?? null)
}

const reply = (statusCode, value) => ({ statusCode, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) })

/** One operation of DynamoDB, signed with Signature Version 4. */
async function call(operation, input) {
  const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = process.env
  const body = JSON.stringify(input)
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: new URL(endpoint).host,
    'x-amz-date': date,
    ...(token ? { 'x-amz-security-token': token } : {}),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  }
  const names = Object.keys(headers).toSorted()
  const canonical = ['POST', '/', '', ...names.map((name) => `${name}:${headers[name]}`), '', names.join(';'), hash(body)].join('\n')
  const scope = `${date.slice(0, 8)}/${region}/dynamodb/aws4_request`
  const signingKey = [date.slice(0, 8), region, 'dynamodb', 'aws4_request'].reduce((made, part) => hmac(made, part), `AWS4${secret}`)
  const signature = hmac(signingKey, ['AWS4-HMAC-SHA256', date, scope, hash(canonical)].join('\n')).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${key}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  const { host: _host, ...sent } = headers
  const response = await fetch(endpoint, { method: 'POST', headers: { ...sent, authorization }, body })
  return response.json()
}

const hash = (text) => createHash('sha256').update(text).digest('hex')
const hmac = (key, text) => createHmac('sha256', key).update(text).digest()

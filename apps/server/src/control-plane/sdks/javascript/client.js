// A client of one deployed API. Works in browsers and in Node 20 or newer; needs nothing else.
// In front of this text stands `const description = { endpoint, methods }`, made from the deployed stage.

/**
 * Makes a client. With accessKey and secretKey each call is signed (Signature Version 4); with apiKey it carries that.
 * @param {{ apiKey?: string, accessKey?: string, secretKey?: string, sessionToken?: string, region?: string, endpoint?: string }} [config]
 */
function newClient(config = {}) {
  const client = {}
  for (const [name, method] of Object.entries(description.methods)) {
    client[name] = (params = {}, body, additionalParams = {}) => call(method, params, body, additionalParams, config)
  }
  return client
}

async function call(method, params, body, additionalParams, config) {
  const missing = method.required.filter((name) => params[name] === undefined)
  if (missing.length > 0) throw new Error(`Missing parameters: ${missing.join(', ')}`)
  const url = new URL((config.endpoint ?? description.endpoint) + writePath(method, params))
  for (const name of method.query) if (params[name] !== undefined) appendQuery(url, name, params[name])
  for (const [name, value] of Object.entries(additionalParams.queryParams ?? {})) appendQuery(url, name, value)

  const headers = new Headers(additionalParams.headers)
  for (const name of method.headers) if (params[name] !== undefined) headers.set(name, params[name])
  if (!headers.has('accept')) headers.set('accept', 'application/json')
  if (config.apiKey) headers.set('x-api-key', config.apiKey)
  const hasBody = body !== undefined && body !== '' && method.verb !== 'GET' && method.verb !== 'HEAD'
  if (hasBody && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const text = hasBody ? (typeof body === 'string' ? body : JSON.stringify(body)) : ''
  if (config.accessKey && config.secretKey) await sign(method.verb, url, headers, text, config)

  const answer = await fetch(url, { method: method.verb, headers, ...(hasBody ? { body: text } : {}) })
  const result = { status: answer.status, statusText: answer.statusText, headers: Object.fromEntries(answer.headers), data: readData(await answer.text()) }
  if (!answer.ok) throw Object.assign(new Error(`Request failed with status code ${answer.status}`), { response: result })
  return result
}

function writePath(method, params) {
  return method.path.replace(/\{([^}+]+)(\+?)\}/g, (_whole, name, greedy) => {
    const value = String(params[name] ?? '')
    return greedy ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)
  })
}

function appendQuery(url, name, value) {
  for (const each of Array.isArray(value) ? value : [value]) url.searchParams.append(name, each)
}

function readData(text) {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function sign(verb, url, headers, text, { accessKey, secretKey, sessionToken, region = 'us-east-1' }) {
  const amzDate = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = `${amzDate.slice(0, 8)}/${region}/execute-api/aws4_request`
  headers.set('x-amz-date', amzDate)
  if (sessionToken) headers.set('x-amz-security-token', sessionToken)
  const signed = new Map([...headers].map(([name, value]) => [name.toLowerCase(), value.trim().replace(/\s+/g, ' ')]))
  signed.set('host', url.host)
  const names = [...signed.keys()].toSorted(byCodeUnits)
  const canonicalHeaders = names.map((name) => `${name}:${signed.get(name)}\n`).join('')
  const path = url.pathname.split('/').map(encode).join('/')
  const canonical = [verb, path, canonicalQuery(url), canonicalHeaders, names.join(';'), hex(await sha256(text))].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', amzDate, scope, hex(await sha256(canonical))].join('\n')
  let key = new TextEncoder().encode(`AWS4${secretKey}`)
  for (const part of scope.split('/')) key = await hmac(key, part)
  const signature = hex(await hmac(key, toSign))
  headers.set('authorization', `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`)
}

function canonicalQuery(url) {
  const pairs = [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`)
  const query = pairs.toSorted(byCodeUnits).join('&')
  // What is sent must be what is signed: + and %20 differ.
  url.search = query
  return query
}

function byCodeUnits(one, other) {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

async function sha256(text) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

async function hmac(key, text) {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text)))
}

function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const apigClientFactory = { newClient }
globalThis.apigClientFactory = apigClientFactory
if (typeof module === 'object') module.exports = apigClientFactory

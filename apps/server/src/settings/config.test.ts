import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultLimits } from '@fourbox/domain'
import { UsageError } from '../failures/usage-error.ts'
import { describeOptions, readConfig } from './config.ts'

test('without options the documented defaults stand', () => {
  expect(readConfig([], {})).toEqual({
    host: '127.0.0.1',
    port: 4400,
    executePort: 4401,
    data: join(process.cwd(), '.fourbox'),
    databaseUrl: '',
    nodeName: expect.stringMatching(/^[\w.-]{1,63}$/),
    role: 'both',
    executeOrigin: '',
    drainSeconds: 0,
    countersUrl: '',
    countersPatience: 100,
    quotasWhenAway: 'allow',
    workers: 1,
    region: 'us-east-1',
    account: '000000000000',
    allowedHosts: [],
    accessKeys: new Map([['test', 'test']]),
    limits: defaultLimits,
    oidcIssuer: '',
    oidcClientId: '',
    oidcClientSecret: '',
    oidcRoleClaim: '',
    oidcRoles: new Map(),
    oidcDefaultRole: 'none',
    optionalCertificates: false,
    userPools: [],
    https: false,
    strict: false,
    denyIntegrationsTo: [],
    logSize: 512,
    functionPolicies: 'enforce',
    refuseWithdrawnRuntimes: false,
    nodeRuntimeApi: false,
    clock: false,
    allowAws: false,
    apply: '',
    watch: false,
  })
})

test('an option wins over its variable', () => {
  expect(readConfig(['--port', '5000'], { FOURBOX_PORT: '6000', FOURBOX_EXECUTE_PORT: '6001' })).toMatchObject({ port: 5000, executePort: 6001 })
})

test('a limit can be changed without the others', () => {
  expect(readConfig(['--limits', 'resourcesPerApi=1000, stagesPerApi=3'], {}).limits).toEqual({ ...defaultLimits, resourcesPerApi: 1000, stagesPerApi: 3 })
})

test('a role of one’s own needs a database, and is refused without one by a sentence that says what to do', () => {
  const databaseUrl = 'postgres://fourbox@localhost/fourbox'
  for (const role of ['control', 'data']) {
    expect(() => readConfig(['--role', role], {})).toThrow(`--role ${role} needs a database that all nodes share: set FOURBOX_DATABASE_URL to`)
    expect(readConfig([], { FOURBOX_ROLE: role, FOURBOX_DATABASE_URL: databaseUrl })).toMatchObject({ role, drainSeconds: 5 })
  }
  expect(() => readConfig(['--role', 'worker'], {})).toThrow(new UsageError('--role must be control, data or both, not "worker"'))
  expect(readConfig(['--drain-seconds', '30', '--execute-origin', 'https://apis.example.com/'], {})).toMatchObject({
    drainSeconds: 30,
    executeOrigin: 'https://apis.example.com',
  })
})

test('a switch needs no value', () => {
  expect(readConfig(['--strict'], {}).strict).toBe(true)
  expect(readConfig([], { FOURBOX_STRICT: '1' }).strict).toBe(true)
  expect(readConfig([], { FOURBOX_STRICT: 'false' }).strict).toBe(false)
})

test('on an address that others reach the strict mode is the default, and no key is known beforehand', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.5', 'my-machine', '128.0.0.1', '127.attacker.test']) {
    expect(readConfig(['--host', host], {})).toMatchObject({ strict: true, accessKeys: new Map() })
    expect(readConfig(['--host', host], { FOURBOX_STRICT: '' }).strict).toBe(true)
  }
  for (const host of ['127.0.0.1', '127.9.9.9', '::1', 'localhost', 'LOCALHOST']) expect(readConfig(['--host', host], {}).strict).toBe(false)
})

test('the strict mode is switched off only where that is said out loud', () => {
  expect(readConfig([], { FOURBOX_HOST: '0.0.0.0', FOURBOX_STRICT: 'no' })).toMatchObject({ strict: false, accessKeys: new Map([['test', 'test']]) })
  expect(readConfig(['--host', '0.0.0.0', '--no-strict'], {}).strict).toBe(false)
})

test('a key that is configured counts in the strict mode, too', () => {
  expect(readConfig(['--strict', '--access-keys', 'test:test'], {}).accessKeys).toEqual(new Map([['test', 'test']]))
  expect(readConfig(['--strict'], {}).accessKeys).toEqual(new Map())
})

test('lists are separated by commas', () => {
  expect(readConfig(['--allowed-hosts', 'a:1, B:2,'], {}).allowedHosts).toEqual(['a:1', 'b:2'])
  expect(readConfig(['--access-keys', 'AKIA1:s3cret/+:x,b:c'], {}).accessKeys).toEqual(
    new Map([
      ['AKIA1', 's3cret/+:x'],
      ['b', 'c'],
    ]),
  )
})

test.for([
  [['--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000"'],
  [['--workers', '0'], '--workers must be a whole number from 1 to 64'],
  [['--account', '12'], '--account must be 12 digits, not "12"'],
  [['--region', 'mars'], '--region must be a region such as us-east-1'],
  [['--access-keys', 'nonsense'], '--access-keys must be pairs key:secret'],
  [['--limits', 'apples=3'], '--limits must be pairs name=number; the names are regionalApis, edgeApis,'],
  [['--limits', 'apiKeys=many'], '--limits must be pairs name=number'],
  [['--counters-url', 'memcached://a:b@c'], '--counters-url must be an address such as valkey://USER:PASSWORD@HOST:6379/0'],
  [['--counters-url', 'valkey://a:b@c/name'], '--counters-url must be an address such as valkey://USER:PASSWORD@HOST:6379/0'],
  [['--quotas-when-away', 'wait'], '--quotas-when-away must be allow or refuse, not "wait"'],
  [['--database-url', 'mysql://a:b@c/d'], '--database-url must be an address such as postgres://USER:PASSWORD@HOST:5432/DATABASE'],
  [['--prot', '1'], "Unknown option '--prot'"],
  [['surplus'], "Unexpected argument 'surplus'"],
] as const)('%j is refused with a reason', ([arguments_, message]) => {
  expect(() => readConfig(arguments_, {})).toThrow(UsageError)
  expect(() => readConfig(arguments_, {})).toThrow(message)
})

test('a wrong variable is named', () => {
  expect(() => readConfig([], { FOURBOX_STRICT: 'maybe' })).toThrow('FOURBOX_STRICT must be yes or no, not "maybe"')
})

test('the help names every option with its variable and default', () => {
  expect(describeOptions()).toMatch(/--execute-port PORT +FOURBOX_EXECUTE_PORT +the port of deployed APIs \(4401\)/)
  expect(describeOptions().split('\n')).toHaveLength(Object.keys(readConfig([], {})).length)
})

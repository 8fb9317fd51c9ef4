import { isJsonList, isJsonObject, type Json, type JsonObject } from '@fourbox/cloudformation'
import { defaultMethodSetting, methodSettingPaths } from '@fourbox/domain'
import { isDeepStrictEqual } from 'node:util'
import type { PatchOperation } from '../../control-plane/protocol/patch.ts'
import { parts, type PatchWriter, type PatchWriters, setting } from '../property-patches.ts'
import { textOf } from '../read-members.ts'

/** What a stage's properties ask of UpdateStage, by the names that both a Stage and a StageDescription have. */
export const stagePatches = {
  Description: setting('/description'),
  DocumentationVersion: setting('/documentationVersion'),
  ClientCertificateId: setting('/clientCertificateId'),
  TracingEnabled: setting('/tracingEnabled', 'false'),
  Variables: setting('/variables', '{}'),
  CacheClusterSize: (_former, next) => (next === undefined ? [] : [{ op: 'replace', path: '/cacheClusterSize', value: textOf(next) }]),
  CacheClusterEnabled: setting('/cacheClusterEnabled', 'false'),
  AccessLogSetting: parts(
    {
      // A log group's own ARN ends so, and API Gateway takes it without.
      DestinationArn: (_former, next) => [
        { op: 'replace', path: '/accessLogSettings/destinationArn', value: next === undefined ? '' : textOf(next).replace(/:\*$/, '') },
      ],
      Format: setting('/accessLogSettings/format'),
    },
    [{ op: 'remove', path: '/accessLogSettings' }],
  ),
  CanarySetting: parts(
    {
      DeploymentId: setting('/canarySettings/deploymentId'),
      PercentTraffic: setting('/canarySettings/percentTraffic', '0'),
      UseStageCache: setting('/canarySettings/useStageCache', 'false'),
      StageVariableOverrides: setting('/canarySettings/stageVariableOverrides', '{}'),
    },
    [{ op: 'remove', path: '/canarySettings' }],
  ),
  MethodSettings: methodSettings(),
} satisfies PatchWriters

/** Each setting of a method, where it stands in the path of its patch, and the value that it has without one. */
const settingPaths: Readonly<Record<string, readonly [path: string, standard: string]>> = {
  CacheDataEncrypted: standing('cacheDataEncrypted'),
  CacheTtlInSeconds: standing('cacheTtlInSeconds'),
  // A template that does not speak of caching asks for none.
  CachingEnabled: [methodSettingPaths.cachingEnabled, 'false'],
  DataTraceEnabled: standing('dataTraceEnabled'),
  LoggingLevel: [methodSettingPaths.loggingLevel, 'OFF'],
  MetricsEnabled: standing('metricsEnabled'),
  ThrottlingBurstLimit: standing('throttlingBurstLimit'),
  ThrottlingRateLimit: standing('throttlingRateLimit'),
}

function standing(setting: keyof typeof defaultMethodSetting): readonly [path: string, standard: string] {
  return [methodSettingPaths[setting], String(defaultMethodSetting[setting])]
}

/** A StageDescription has the settings of all methods among its own; as an entry of MethodSettings they are read as any other. */
export function withSettingsOfAllMethods(description: JsonObject): JsonObject {
  const ofAll = Object.entries(description).filter(([name]) => Object.hasOwn(settingPaths, name))
  if (ofAll.length === 0) return description
  const { MethodSettings } = description
  const all = { ...Object.fromEntries(ofAll), ResourcePath: '/*', HttpMethod: '*' }
  return { ...description, MethodSettings: [all, ...(isJsonList(MethodSettings) ? MethodSettings : [])] }
}

function methodSettings(): PatchWriter {
  return (former, next) => {
    const [before, after] = [byMethod(former), byMethod(next)]
    const gone = [...before.keys()].filter((key) => !after.has(key)).map((key): PatchOperation => ({ op: 'remove', path: key }))
    const changed = [...after].flatMap(([key, settings]) => {
      const old = before.get(key) ?? {}
      return Object.entries(settingPaths).flatMap(([name, [path, standard]]): readonly PatchOperation[] => {
        if (isDeepStrictEqual(old[name], settings[name])) return []
        const value = settings[name]
        return [{ op: 'replace', path: `${key}/${path}`, value: value === undefined ? standard : textOf(value) }]
      })
    })
    return [...gone, ...changed]
  }
}

/** By where a patch finds a method. What stands under `/` is the root, whose own path a patch cannot tell from none. */
function byMethod(settings: Json | undefined): ReadonlyMap<string, JsonObject> {
  const entries = isJsonList(settings) ? settings.filter(isJsonObject) : []
  return new Map(
    entries.map((entry) => {
      const { ResourcePath = '/*', HttpMethod = '*' } = entry
      const path = textOf(ResourcePath)
      return [`${path === '/' ? '/~1' : path}/${textOf(HttpMethod)}`, entry]
    }),
  )
}

import { isJsonObject, type Json, type JsonObject, type Spot } from '../read/json.ts'
import type { Converting } from './conversion.ts'

/**
 * 3.1 knows a security scheme of the type `mutualTLS`; 3.0 does not, and API Gateway asks for client certificates at a custom
 * domain, not at a method. The scheme goes, and with it every requirement that names it.
 */
export function withoutMutualTls(converting: Converting, part: string, value: JsonObject, spot: Spot): JsonObject {
  if (part === 'components') {
    const schemes = value['securitySchemes']
    if (!isJsonObject(schemes)) return value
    const kept = Object.entries(schemes).filter(([, scheme]) => !isMutualTls(scheme))
    if (kept.length === Object.keys(schemes).length) return value
    converting.lose('Security schemes of the type mutualTLS are left out: set mutual TLS on a custom domain name', spot)
    return { ...value, securitySchemes: Object.fromEntries(kept) }
  }
  const security = value['security']
  if ((part !== 'document' && part !== 'operation') || !Array.isArray(security)) return value
  const names = mutualTlsSchemes(converting.root.value)
  return names.size === 0 ? value : { ...value, security: security.flatMap((requirement: Json) => without(requirement, names)) }
}

function without(requirement: Json, names: ReadonlySet<string>): readonly Json[] {
  if (!isJsonObject(requirement)) return [requirement]
  const named = Object.keys(requirement)
  const kept = Object.entries(requirement).filter(([name]) => !names.has(name))
  return kept.length === 0 && named.length > 0 ? [] : [Object.fromEntries(kept)]
}

function mutualTlsSchemes(document: Json | undefined): ReadonlySet<string> {
  const components = isJsonObject(document) ? document['components'] : undefined
  const schemes = isJsonObject(components) ? components['securitySchemes'] : undefined
  return new Set(isJsonObject(schemes) ? Object.keys(schemes).filter((name) => isMutualTls(schemes[name])) : [])
}

function isMutualTls(scheme: Json | undefined): boolean {
  return isJsonObject(scheme) && scheme['type'] === 'mutualTLS'
}

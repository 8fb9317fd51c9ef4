import type { Integration, Method } from '@aws-sdk/client-api-gateway'
import { callerCacheKey, integrationTraits, readIntegration } from '@fourbox/domain'
import { type Found, found } from '../form/faults.ts'
import { namedRows } from '../form/named-rows.ts'
import { composedFaults, type Settings, settingsOfDraft } from '../integration/integration-settings.ts'
import { rowFaults, templatesOf } from '../templates/template-draft.ts'
import { settings } from '../../settings.ts'
import { type IntegrationRequestDraft, placesOf, takesTemplates } from './integration-request-draft.ts'

/** The stored form of the draft. What this page does not show stays as it is `before`, where the type still has it. */
export function settingsOfRequest(draft: IntegrationRequestDraft, before: Integration | undefined): Settings {
  const own = settingsOfDraft(draft.integration, before)
  const templates = templatesOf(draft.templates)
  return {
    ...unshown(before, own.type),
    ...own,
    ...(takesTemplates(draft) ? { passthroughBehavior: draft.passthroughBehavior } : {}),
    ...(takesTemplates(draft) && Object.keys(templates).length > 0 ? { requestTemplates: templates } : {}),
    requestParameters: Object.fromEntries(
      placesOf(draft).flatMap(([place, rows]) => rows.map(({ name, mappedFrom }) => [`integration.request.${place}.${name}`, mappedFrom])),
    ),
    cacheKeyParameters: cacheKey(draft, before?.cacheKeyParameters ?? []),
  }
}

/** What can be said of the fields before they are sent. Which VPC links there are, the server knows. */
export function checkIntegrationRequest(draft: IntegrationRequestDraft, { requestParameters, methodIntegration }: Method): Found {
  const own = [
    ...composedFaults(draft.integration),
    ...placesOf(draft).flatMap(([place, rows]) => namedRows(`requestParameters.integration.request.${place}`, rows, 'mapping')),
    ...(takesTemplates(draft) ? rowFaults('requestTemplates', draft.templates) : []),
  ]
  const rules = { limits: settings.limits, resourceId: '', requestParameters, isVpcLink: () => true }
  return found(own, readIntegration(settingsOfRequest(draft, methodIntegration), rules))
}

function unshown(before: Integration | undefined, type: Settings['type']): Partial<Settings> {
  const { cacheNamespace, integrationTarget } = before ?? {}
  const isHttp = integrationTraits[type].calls === 'address'
  return {
    ...(cacheNamespace === undefined ? {} : { cacheNamespace }),
    ...(isHttp && integrationTarget !== undefined ? { integrationTarget } : {}),
  }
}

/** What the method request puts into the key stays; this page decides of its own mappings, and with an AWS service of the caller. */
function cacheKey(draft: IntegrationRequestDraft, before: readonly string[]): string[] {
  const { integration } = draft
  const caller = integration.tile === 'aws' ? integration.callerInCacheKey : before.includes(callerCacheKey)
  return [
    ...before.filter((key) => !key.startsWith('integration.request.') && key !== callerCacheKey),
    ...placesOf(draft).flatMap(([place, rows]) => rows.filter(({ caching }) => caching).map(({ name }) => `integration.request.${place}.${name}`)),
    ...(caller ? [callerCacheKey] : []),
  ]
}

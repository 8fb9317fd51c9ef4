import type { LintPlace } from '@fourbox/domain'
import { href } from '../../shell/address.ts'

/** The page on which a finding is mended. */
export function placeHref(restApiId: string, place: LintPlace): string {
  switch (place.in) {
    case 'api':
      return href('/apis/:restApiId/resource-policy', { restApiId })
    case 'method': {
      const { resourceId, httpMethod, box } = place
      return href('/apis/:restApiId/resources/:resourceId/:httpMethod/:tab', { restApiId, resourceId, httpMethod, tab: box })
    }
    case 'gateway-response':
      return href('/apis/:restApiId/gateway-responses/:responseType', { restApiId, responseType: place.responseType })
    case 'model':
      return href('/apis/:restApiId/models/:modelName', { restApiId, modelName: place.name })
    case 'authorizer':
      return href('/apis/:restApiId/authorizers/:authorizerId', { restApiId, authorizerId: place.id })
    case 'stage':
      return href('/apis/:restApiId/stages/:stageName', { restApiId, stageName: place.stageName })
  }
}

/** The place in the words of the console. */
export function placeText(place: LintPlace): string {
  switch (place.in) {
    case 'api':
      return 'Resource policy'
    case 'method': {
      const box = place.box.replace('-', ' ')
      return `${place.httpMethod} ${place.path}, ${box}${place.statusCode === undefined ? '' : ` ${place.statusCode}`}`
    }
    case 'gateway-response':
      return place.responseType
    case 'model':
      return `Model ${place.name}`
    case 'authorizer':
      return `Authorizer ${place.name}`
    case 'stage':
      return `Stage ${place.stageName}`
  }
}

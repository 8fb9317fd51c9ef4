import type { Account } from '../account/account.ts'
import type { ApiKey } from '../api-key/api-key.ts'
import type { DomainName, DomainNameAccessAssociation } from '../domain-name/domain-name.ts'
import type { Method } from '../method/method.ts'
import type { RestApi } from '../rest-api/rest-api.ts'
import type { Stage } from '../stage/stage.ts'
import type { UsagePlan } from '../usage-plan/usage-plan.ts'
import type { VpcLink } from '../vpc-link/vpc-link.ts'

/** All that holds settings, as it is stored. */
export interface Configured {
  readonly account: Account
  /** Whether TLS is spoken. */
  readonly https: boolean
  readonly restApis: readonly RestApi[]
  readonly stages: readonly Stage[]
  readonly apiKeys: readonly ApiKey[]
  readonly usagePlans: readonly UsagePlan[]
  readonly vpcLinks: readonly VpcLink[]
  readonly domainNames: readonly DomainName[]
  readonly domainNameAccessAssociations: readonly DomainNameAccessAssociation[]
}

/** Where a setting stands, in words: `GET /pets of PetStore (abcde12345)`. */
export type Uses = (configured: Configured) => readonly string[]

export function usesOfApis(uses: (api: RestApi) => boolean): Uses {
  return ({ restApis }) => restApis.filter(uses).map(calledApi)
}

export function usesOfMethods(uses: (method: Method) => boolean): Uses {
  return ({ restApis }) =>
    restApis.flatMap((api) =>
      Object.values(api.resources).flatMap(({ path, methods }) =>
        Object.values(methods)
          .filter(uses)
          .map(({ httpMethod }) => `${httpMethod} ${path} of ${calledApi(api)}`),
      ),
    )
}

export function usesOfAuthorizers(uses: (authorizer: RestApi['authorizers'][string]) => boolean): Uses {
  return ({ restApis }) =>
    restApis.flatMap((api) =>
      Object.values(api.authorizers)
        .filter(uses)
        .map(({ name }) => `authorizer ${name} of ${calledApi(api)}`),
    )
}

export function usesOfStages(uses: (stage: Stage) => boolean): Uses {
  return ({ stages, restApis }) =>
    stages.filter(uses).map(({ restApiId, stageName }) => {
      const api = restApis.find(({ id }) => id === restApiId)
      return `stage ${stageName} of ${api ? calledApi(api) : restApiId}`
    })
}

function calledApi({ name, id }: RestApi): string {
  return `${name} (${id})`
}

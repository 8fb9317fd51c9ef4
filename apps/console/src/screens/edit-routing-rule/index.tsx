import type { DomainName } from '@aws-sdk/client-api-gateway'
import type { RoutingRule } from '@aws-sdk/client-apigatewayv2'
import Alert from '@cloudscape-design/components/alert'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { allRoutingRules, callRouting } from '../../client/routing.ts'
import { type DomainAddress, domainKey, readDomainKey } from '../../components/domain-name/domain-address.ts'
import { help } from '../../components/domain-name/help.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { Screen } from '../../shell/screen.tsx'
import { checkRule, draftOfRule, newRule, type RuleDraft, ruleMembers } from './rule-draft.ts'
import { RuleFields } from './rule-fields.tsx'

/** A new rule of a domain name, or the one of the address. */
export default function EditRoutingRuleScreen() {
  const { domain: key, routingRuleId } = useParams()
  const address = readDomainKey(key)
  const title = routingRuleId === undefined ? 'Add routing rule' : 'Edit routing rule'
  const domain = useQuery(query('GetDomainName', address))
  const rules = useQuery(allRoutingRules(address))
  return (
    <LoadedPage title={title} query={domain}>
      {(loaded) => (
        <LoadedPage title={title} query={rules}>
          {(all) => {
            const rule = all.find(({ RoutingRuleId }) => RoutingRuleId === routingRuleId)
            if (routingRuleId !== undefined && !rule) return <NoSuchRule title={title} />
            return <EditRule address={address} domain={loaded} rule={rule} others={all.filter((other) => other !== rule)} title={title} />
          }}
        </LoadedPage>
      )}
    </LoadedPage>
  )
}

function NoSuchRule({ title }: { readonly title: string }) {
  return (
    <Screen title={title}>
      <Alert type="error">Invalid routing rule identifier specified</Alert>
    </Screen>
  )
}

interface EditRuleProperties {
  readonly address: DomainAddress
  readonly domain: DomainName
  readonly rule: RoutingRule | undefined
  readonly others: readonly RoutingRule[]
  readonly title: string
}

function EditRule({ address, domain, rule, others, title }: EditRuleProperties) {
  const { domainName: DomainName, domainNameId: DomainNameId } = address
  const page = `/custom-domain-names/${domainKey(address)}`
  const form = useForm<RuleDraft>({
    draft: `routing-rule ${domainKey(address)} ${rule?.RoutingRuleId ?? 'new'}`,
    restApiId: undefined,
    initial: rule ? draftOfRule(rule) : newRule(others),
    check: (draft) => checkRule(domain, others, rule === undefined, draft),
    save: async (draft) => {
      const members = { DomainName, DomainNameId, ...ruleMembers(draft) }
      if (rule) await callRouting('PutRoutingRule', { ...members, RoutingRuleId: rule.RoutingRuleId })
      else await callRouting('CreateRoutingRule', members)
      return { message: `${rule ? 'Saved' : 'Created'} the routing rule of priority ${draft.priority}.`, page }
    },
  })
  return (
    <FormPage
      form={form}
      title={title}
      name={`${title} of ${DomainName}`}
      help={help}
      submitText={rule ? 'Save changes' : 'Create routing rule'}
      cancelTo={page}
    >
      <RuleFields form={form} others={others} />
    </FormPage>
  )
}

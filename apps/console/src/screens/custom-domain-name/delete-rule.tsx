import type { RoutingRule } from '@aws-sdk/client-apigatewayv2'
import { callRouting } from '../../client/routing.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import type { DomainAddress } from '../../components/domain-name/domain-address.ts'

interface DeleteRuleProperties {
  readonly address: DomainAddress
  readonly rule: RoutingRule
  readonly close: () => void
}

export function DeleteRule({ address: { domainName, domainNameId }, rule: { RoutingRuleId, Priority }, close }: DeleteRuleProperties) {
  return (
    <ActionDialog
      title="Delete routing rule"
      confirmText="Delete"
      action={{ mutationFn: () => callRouting('DeleteRoutingRule', { DomainName: domainName, DomainNameId: domainNameId, RoutingRuleId }) }}
      input={undefined}
      done={`Deleted the routing rule of priority ${Priority}.`}
      onDone={close}
      onDismiss={close}
    >
      Delete the rule of priority <b>{Priority}</b> of {domainName}? Calls that it takes go to the next one that fits.
    </ActionDialog>
  )
}

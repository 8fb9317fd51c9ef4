import type { RoutingRule } from '@aws-sdk/client-apigatewayv2'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { allRoutingRules } from '../../client/routing.ts'
import { useApiNames } from '../../components/api/api-names.ts'
import { type DomainAddress, domainHref, domainKey } from '../../components/domain-name/domain-address.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { ChoiceTable } from '../../components/list/choice-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { conditionTexts, targetText } from './rule-texts.ts'
import { DeleteRule } from './delete-rule.tsx'
import { swapPriorities } from './swap-priorities.ts'

/** The rules in the order in which they are asked; a chosen one is moved, edited, deleted. */
export function RoutingRules({ address }: { readonly address: DomainAddress }) {
  const rules = useQuery(allRoutingRules(address))
  return <Loaded query={rules}>{(items) => <RuleTable address={address} rules={items} />}</Loaded>
}

function RuleTable({ address, rules }: { readonly address: DomainAddress; readonly rules: readonly RoutingRule[] }) {
  const [selected, setSelected] = useState<string>()
  const [deleting, setDeleting] = useState(false)
  const at = rules.findIndex(({ RoutingRuleId }) => RoutingRuleId === selected)
  const chosen = rules[at]
  const move = useMutation({ mutationFn: (other: RoutingRule | undefined) => swapPriorities(address, rules, chosen, other) })
  const nameOf = useApiNames()
  const key = domainKey(address)
  const add = <WriteButton href={domainHref(key, '/routing-rules/create')}>Add routing rule</WriteButton>
  return (
    <>
      <ChoiceTable
        title="Routing rules"
        one="a routing rule"
        level="h2"
        description="Asked from the lowest priority to the highest; the first whose conditions all hold is taken."
        items={rules}
        idOf={({ RoutingRuleId = '' }) => RoutingRuleId}
        nameOf={({ Priority }) => `the rule of priority ${Priority}`}
        chosen={chosen}
        onChoose={setSelected}
        actions={
          <>
            <WriteButton disabled={at < 1} loading={move.isPending} onClick={() => move.mutate(rules[at - 1])}>
              Ask sooner
            </WriteButton>
            <WriteButton disabled={at < 0 || at >= rules.length - 1} loading={move.isPending} onClick={() => move.mutate(rules[at + 1])}>
              Ask later
            </WriteButton>
            <WriteButton disabled={!chosen} onClick={() => setDeleting(true)}>
              Delete rule
            </WriteButton>
            <WriteButton disabled={!chosen} {...(chosen && { href: domainHref(key, `/routing-rules/${chosen.RoutingRuleId}/edit`) })}>
              Edit rule
            </WriteButton>
            {add}
          </>
        }
        columnDefinitions={[
          { id: 'priority', header: 'Priority', isRowHeader: true, cell: ({ Priority }) => Priority },
          { id: 'id', header: 'Rule ID', cell: ({ RoutingRuleId }) => RoutingRuleId },
          {
            id: 'conditions',
            header: 'Conditions',
            cell: (rule) => conditionTexts(rule).map((text) => <div key={text}>{text}</div>),
          },
          { id: 'target', header: 'Target', cell: (rule) => targetText(rule, nameOf) },
        ]}
        empty={<Empty title="No routing rules" text="A rule leads calls by their headers and their base path." action={add} />}
      />
      {deleting && chosen && <DeleteRule address={address} rule={chosen} close={() => setDeleting(false)} />}
    </>
  )
}

import { programme } from '../brand/programme'
import { canonical } from '../loyalty/canonical'
import { checkRules } from '../loyalty/rule-check'
import type { RuleVersion } from '../loyalty/rules'
import type { Database } from './database'
import { StartupError } from './startup-error'

const anew = ' (A demo begins anew when its data folder is deleted.)'

/** Refuses rules that contradict themselves, and gives back what of the others is worth a second look. */
export function mustBeSound(rules: readonly RuleVersion[]): string[] {
  const { errors, warnings } = checkRules(rules, programme.utcOffsetMinutes)
  if (errors.length > 0) throw new StartupError(`The rules in brand/rules.ts contradict themselves. ${errors.join(' ')}`)
  return warnings
}

/** Entries name the version that made them, so what has taken effect may never be edited or dropped. */
export async function keepRuleVersions({ db }: Database, rules: readonly RuleVersion[], now: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const stored = await tx.selectFrom('rule_version').selectAll().orderBy('version').execute()
    for (const { version, effective_at, rules: kept } of stored) {
      const wanted = rules.find((rule) => rule.version === version)
      if (wanted && canonical(wanted) === canonical(kept)) continue
      const began = effective_at.getTime() <= now
      if (began && !wanted) throw new StartupError(`Rule version ${version} has taken effect on ${effective_at.toISOString()} and cannot be removed from brand/rules.ts.${anew}`)
      if (began) throw new StartupError(`Rule version ${version} has taken effect on ${effective_at.toISOString()} and cannot be edited: undo the change in brand/rules.ts and add the next version.${anew}`)
      await tx.deleteFrom('rule_version').where('version', '=', version).execute()
    }
    // Entries already written would have been made by another rule.
    for (const rule of rules) {
      const began = new Date(rule.effectiveAt)
      if (began.getTime() > now || stored.some(({ version }) => version === rule.version)) continue
      const earlier = await tx.selectFrom('ledger_entry').select('seq').where('occurred_at', '>=', began).limit(1).executeTakeFirst()
      if (earlier) throw new StartupError(`Rule version ${rule.version} would take effect on ${rule.effectiveAt}, before entries that are already in the ledger: choose an instant to come.${anew}`)
    }
    const rows = rules.map((rule) => ({ version: rule.version, effective_at: new Date(rule.effectiveAt), rules: JSON.stringify(rule) }))
    await tx.insertInto('rule_version').values(rows).onConflict((on) => on.doNothing()).execute()
  })
}

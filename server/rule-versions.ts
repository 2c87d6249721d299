import type { RuleVersion } from '../loyalty/rules'
import type { Database } from './database'
import { canonical } from './idempotency'
import { StartupError } from './startup-error'

/** Entries name the version that made them, so what has taken effect may never be edited or dropped. */
export async function keepRuleVersions({ db }: Database, rules: readonly RuleVersion[], now: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const stored = await tx.selectFrom('rule_version').selectAll().orderBy('version').execute()
    for (const { version, effective_at, rules: kept } of stored) {
      const wanted = rules.find((rule) => rule.version === version)
      if (wanted && canonical(wanted) === canonical(kept)) continue
      const began = effective_at.getTime() <= now
      if (began && !wanted) throw new StartupError(`Rule version ${version} has taken effect on ${effective_at.toISOString()} and cannot be removed from brand/rules.ts.`)
      if (began) throw new StartupError(`Rule version ${version} has taken effect on ${effective_at.toISOString()} and cannot be edited: undo the change in brand/rules.ts and add the next version.`)
      await tx.deleteFrom('rule_version').where('version', '=', version).execute()
    }
    const rows = rules.map((rule) => ({ version: rule.version, effective_at: new Date(rule.effectiveAt), rules: JSON.stringify(rule) }))
    await tx.insertInto('rule_version').values(rows).onConflict((on) => on.doNothing()).execute()
  })
}

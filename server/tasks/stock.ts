import type { Tx } from '../database'

/** Takes one of so many, or says that none is left. */
export async function takeStock(tx: Tx, taskId: string, stock: number): Promise<boolean> {
  if (stock < 1) return false
  const taken = await tx
    .insertInto('task_stock')
    .values({ task_id: taskId, taken: 1 })
    .onConflict((on) =>
      on
        .column('task_id')
        .doUpdateSet((is) => ({ taken: is('task_stock.taken', '+', 1) }))
        .where('task_stock.taken', '<', stock),
    )
    .returning('taken')
    .executeTakeFirst()
  return taken !== undefined
}

export async function giveBackStock(tx: Tx, taskId: string): Promise<void> {
  await tx.updateTable('task_stock').set((is) => ({ taken: is('taken', '-', 1) })).where('task_id', '=', taskId).execute()
}

/** How many have finished each of these tasks. */
export async function takenOf(tx: Tx, taskIds: readonly string[]): Promise<Map<string, number>> {
  if (taskIds.length === 0) return new Map()
  const rows = await tx.selectFrom('task_stock').selectAll().where('task_id', 'in', [...taskIds]).execute()
  return new Map(rows.map(({ task_id, taken }) => [task_id, taken]))
}

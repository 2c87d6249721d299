/** npm run dev: pages rebuilt as they change at http://127.0.0.1:10086, the backend behind them restarted as it changes. */
import { join } from 'node:path'
import concurrently from 'concurrently'

const { result } = concurrently(
  [
    { name: 'app', command: 'tsx scripts/build.ts h5 --watch', prefixColor: 'green' },
    {
      name: 'server',
      command: 'tsx watch --include "server/**/*" --include "loyalty/**/*" --include "brand/**/*" scripts/start.ts',
      prefixColor: 'blue',
      env: { MEMBER_CENTER_SKIP_BUILD: '1' },
    },
  ],
  { cwd: join(__dirname, '..'), killOthersOn: ['failure', 'success'] },
)

result.catch(() => process.exit(1))

// Stands in for the query library's mutations: every write goes through sendOnce, whose key outlives the app.
export class MutationCache {
  mount() {}

  unmount() {}

  clear() {}

  findAll() {
    return []
  }

  resumePausedMutations() {
    return Promise.resolve()
  }

  build() {
    throw new Error('mutations are left out of this build: write through sendOnce')
  }
}

/**
 * Shell: tells the processes whose IDs are in variables of these names, as `child <pid>`, each once it is a `sleep`: what
 * was begun in the background is a shell for a while.
 */
export const tellSleepers = (...names: readonly string[]) =>
  `for child in ${names.map((name) => `$${name}`).join(' ')}; do
  until grep -qx sleep /proc/$child/comm; do sleep 0.02; done
  echo "child $child"
done`;

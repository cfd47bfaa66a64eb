import type { CommandSeed } from './commands.ts';

// A here-document takes the name as it is, quotes and all: values are pasted into the script as text.
const hello = `name=$(cat <<'END_OF_NAME'
{{name}}
END_OF_NAME
)
printf 'Hello%s! This is %s.\\n' "\${name:+, $name}" '{{ACS::InstanceName}}'
`;

const fail = `echo 'this line goes to standard output'
echo 'this line goes to standard error' >&2
exit 7
`;

const slow = `line=1
while [ "$line" -le 10 ]; do
  echo "line $line of 10"
  line=$((line + 1))
  sleep 1
done
`;

// 1,000 lines of 99 digits and a line end.
const big = `line=0
while [ "$line" -lt 1000 ]; do
  printf '%099d\\n' "$line"
  line=$((line + 1))
done
`;

/** The commands every emulator starts with. */
export const starterCommands: readonly CommandSeed[] = [
  {
    id: 'c-hello',
    name: 'hello',
    description: 'greets by name; parameter: name',
    content: hello,
    enableParameter: true,
  },
  { id: 'c-fail', name: 'fail', description: 'prints to both streams and exits with 7', content: fail },
  { id: 'c-slow', name: 'slow', description: 'prints a line a second for 10 s', content: slow },
  { id: 'c-big', name: 'big', description: 'prints 100,000 bytes', content: big },
];

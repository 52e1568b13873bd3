/**
 * The command line: finds the command, loads only its file, and turns what stops it into a sentence and an exit code.
 */
import { Command, CommanderError } from "commander";
import { exitCodes, Stop } from "#src/cli/context.ts";
import { printable } from "#src/cli/printable.ts";
import { programVersion } from "#src/actions/program-version.ts";
import {
  commandSummaries,
  databaseError,
  helpTexts,
  internalError,
  seeHelp,
  systemError,
  usageError,
  type CommandName,
} from "#src/texts/cli.sv.ts";

interface CommandFile {
  /** Adds the command, with its options and action, to the program. */
  register(program: Command): void;
}

const isCommand = (word: string | undefined): word is CommandName => word !== undefined && word in commandSummaries;

/** The program with the wanted command registered in full and the others by name, so that help is quick. */
async function makeProgram(wanted: string | undefined): Promise<Command> {
  const program = new Command("stegvis")
    .description(helpTexts.program)
    .version(programVersion(), "-V, --version", helpTexts.version)
    .helpOption("-h, --help", helpTexts.help)
    .helpCommand(false)
    // What stands after a command's name is that command's: nytta and nytta evaluate both have --json.
    .enablePositionalOptions()
    .configureHelp({
      styleTitle: (title) => helpTexts.titles[title] ?? title,
      subcommandTerm: (command) => command.name(),
      commandUsage: describeUsage,
      optionDescription: (option) => option.description + describeDefault(option.defaultValue),
    })
    .configureOutput({ outputError: () => undefined })
    .addHelpText("after", helpTexts.afterAll)
    .exitOverride();
  for (const [name, summary] of Object.entries(commandSummaries)) {
    if (name === wanted) ((await import(`./commands/${name}.ts`)) as CommandFile).register(program);
    else program.command(name).summary(summary).description(summary);
  }
  for (const command of program.commands) command.helpCommand(false);
  return program;
}

/** `stegvis import [val] <fil...>` */
function describeUsage(command: Command): string {
  const path: string[] = [];
  for (let at: Command | null = command; at; at = at.parent) path.unshift(at.name());
  const words = command.registeredArguments.map((argument) =>
    argument.variadic ? `<${argument.name()}...>` : `<${argument.name()}>`,
  );
  // A command with options of its own can do without those below it.
  const below = command.parent && command.options.length > 0 ? "[kommando]" : "<kommando>";
  return [...path, ...(command.commands.length > 0 ? [below] : []), "[val]", ...words].join(" ");
}

const describeDefault = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? ` (annars ${value})` : "";

/** The sentence and exit code for whatever stopped a command. */
function explain(thrown: unknown, wanted: string | undefined): { readonly text: string; readonly exitCode: number } {
  if (thrown instanceof Stop) return { text: thrown.message, exitCode: thrown.exitCode };
  if (thrown instanceof CommanderError) {
    const text = usageError(thrown.code, thrown.message.replace(/^error: /, ""));
    return { text: `${text} ${seeHelp(isCommand(wanted) ? `${wanted} ` : "")}`, exitCode: exitCodes.usage };
  }
  const { code, message = "", stack, path, severity } = thrown as Partial<Record<string, string>>;
  if (code && /^(ECONN|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_|28|3D|42501)/.test(code) && !path) {
    return { text: databaseError({ code: "database.unreachable", detail: message }), exitCode: exitCodes.trouble };
  }
  const lost =
    /^(57P|08|53)/.test(code ?? "") ||
    (!severity && /Connection terminated|timeout exceeded when trying/.test(message));
  if (lost) return { text: databaseError({ code: "database.lost", detail: message }), exitCode: exitCodes.trouble };
  if (code && /^E[A-Z]+$/.test(code)) {
    return { text: systemError(code, path ?? ""), exitCode: code === "ENOENT" ? exitCodes.usage : exitCodes.trouble };
  }
  return { text: internalError(stack ?? String(thrown)), exitCode: exitCodes.trouble };
}

async function run(args: readonly string[]): Promise<void> {
  const wanted = args.find((word) => !word.startsWith("-"));
  try {
    const program = await makeProgram(wanted);
    if (wanted === undefined && args.length === 0) program.help({ error: false });
    await program.parseAsync(args, { from: "user" });
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return;
    // A command that needs a subcommand has shown its help instead.
    if (thrown instanceof CommanderError && thrown.code === "commander.help") {
      process.exitCode = exitCodes.usage;
      return;
    }
    const { text, exitCode } = explain(thrown, wanted);
    process.stderr.write(printable(`${text}\n`));
    process.exitCode = exitCode;
  }
}

// A reader that has seen enough (`stegvis figures | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? 0 : exitCodes.trouble),
);
// The launcher is gone, however it ended: stop as if asked to.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();

await run(process.argv.slice(2));

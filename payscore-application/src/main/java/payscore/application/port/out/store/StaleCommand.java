package payscore.application.port.out.store;

/** A lost race: somebody else moved the command on. */
public final class StaleCommand extends LostRace {
    public StaleCommand(CommandId id) {
        super("Command " + id + " was moved on by somebody else");
    }
}

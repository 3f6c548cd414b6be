package payscore.bootstrap.simulation.world;

/**
 * A trouble that strikes at one occasion and no other.
 *
 * @param occasion number of the occasion at this point, from 0
 */
public record Placed(Point point, int occasion, Trouble trouble) {
    @Override
    public String toString() {
        return point + "#" + occasion + "=" + trouble;
    }

    static Placed parse(String text) {
        var parts = text.split("[#=]");
        return new Placed(Point.valueOf(parts[0]), Integer.parseInt(parts[1]), Trouble.valueOf(parts[2]));
    }
}

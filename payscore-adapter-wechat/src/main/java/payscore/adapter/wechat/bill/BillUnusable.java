package payscore.adapter.wechat.bill;

/** The file is not the bill that was promised, or could not be fetched. */
final class BillUnusable extends Exception {
    private final String word;

    /** @param word few distinct words, no data */
    BillUnusable(String word) {
        super(word);
        this.word = word;
    }

    BillUnusable(String word, Throwable cause) {
        super(word, cause);
        this.word = word;
    }

    String word() {
        return word;
    }
}

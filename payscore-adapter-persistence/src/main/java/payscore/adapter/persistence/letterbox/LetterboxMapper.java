package payscore.adapter.persistence.letterbox;

/** The one statement of the letterbox; not for the session of all the others, so it is not marked as a mapper. */
interface LetterboxMapper {
    void insert(LetterboxRow row);
}

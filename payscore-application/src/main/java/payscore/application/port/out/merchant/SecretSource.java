package payscore.application.port.out.merchant;

import java.util.Optional;

/** Where secrets are kept that stand neither in a file nor in the environment, such as a vault. */
public interface SecretSource {
    /** A deployment without one. */
    SecretSource NONE = name -> Optional.empty();

    /**
     * The secret of a name, as text: a PEM key or an API key. It is asked for at every reading of the settings, and what it gives is
     * kept in memory only.
     *
     * @param name whatever the source calls it; no secret itself
     * @return empty when there is none of this name, or it cannot be had now
     */
    Optional<String> find(String name);
}

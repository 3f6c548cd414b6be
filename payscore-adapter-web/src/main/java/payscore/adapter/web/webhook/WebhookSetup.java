package payscore.adapter.web.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import payscore.adapter.web.webhook.WebhookTargets.Setting;
import payscore.adapter.web.webhook.WebhookTargets.Target;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

/** Makes targets of settings, or says in sentences everything that keeps it from doing so. */
final class WebhookSetup {
    /** Three would do for a rotation; more are a mistake and make every receiver slower. */
    private static final int SECRETS_MAX = 5;
    private static final int URL_LENGTH_MAX = 2048;

    private final List<String> problems = new ArrayList<>();
    private final AllowedHosts allowed;
    private final Merchants merchants;

    WebhookSetup(AllowedHosts allowed, Merchants merchants) {
        this.allowed = allowed;
        this.merchants = merchants;
    }

    WebhookTargets targets(List<Setting> settings) {
        var targets = new LinkedHashMap<EndpointKey, Target>();
        for (int i = 0; i < settings.size(); i++) {
            var setting = settings.get(i);
            var property = "payscore.webhooks[" + i + "]";
            var merchant = merchantOf(setting, property);
            var name = nameOf(setting, property);
            var url = urlOf(setting, property);
            var secrets = secretsOf(setting, property);
            if (merchant.isPresent() && name.isPresent()) {
                var endpoint = new EndpointKey(merchant.get(), name.get());
                require(!targets.containsKey(endpoint), property + ".name: merchant " + merchant.get()
                        + " has another webhook named " + name.get() + ".");
                url.ifPresent(where -> targets.put(endpoint, new Target(where, new StandardWebhookSigner(secrets))));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidWebhooks(problems);
        }
        return new WebhookTargets(targets);
    }

    private Optional<MchId> merchantOf(Setting setting, String property) {
        var known = merchants.all().stream().map(Merchant::mchId)
                .filter(mchId -> setting.mchId().equals(Optional.of(mchId.value()))).findFirst();
        if (known.isEmpty() && !merchants.isFixed()) {
            // Its merchant may come later.
            return setting.mchId().filter(number -> number.matches("[0-9]{1,32}")).map(MchId::new);
        }
        require(known.isPresent(), property + ".mch-id must be the mch-id of one of payscore.merchants.");
        return known;
    }

    private Optional<String> nameOf(Setting setting, String property) {
        var name = setting.name().filter(text -> text.matches("[A-Za-z0-9._-]{1,64}"));
        require(name.isPresent(),
                property + ".name must have 1 to 64 letters, digits, dots, underscores or hyphens.");
        return name;
    }

    private Optional<URI> urlOf(Setting setting, String property) {
        var url = setting.url().filter(text -> text.length() <= URL_LENGTH_MAX).flatMap(WebhookSetup::uri)
                .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null)
                .filter(uri -> List.of("https", "http").contains(String.valueOf(uri.getScheme())));
        require(url.isPresent(), property + ".url must be an absolute https address of at most " + URL_LENGTH_MAX
                + " characters, without user and fragment.");
        url.ifPresent(uri -> require("https".equals(uri.getScheme()) || allowed.contain(uri), property
                + ".url must begin with https, unless payscore.webhook-allowed-hosts names its host."));
        return url;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noUri) {
            return Optional.empty();
        }
    }

    private List<WebhookSecret> secretsOf(Setting setting, String property) {
        var secrets = new ArrayList<WebhookSecret>();
        for (int i = 0; i < setting.secrets().size(); i++) {
            add(setting.secrets().get(i), property + ".secrets[" + i + "]", secrets);
        }
        for (int i = 0; i < setting.secretPaths().size(); i++) {
            var path = property + ".secret-paths[" + i + "]";
            fileAt(setting.secretPaths().get(i), path).ifPresent(text -> add(text, path, secrets));
        }
        var count = setting.secrets().size() + setting.secretPaths().size();
        require(count >= 1 && count <= SECRETS_MAX,
                property + ".secrets and .secret-paths must name 1 to " + SECRETS_MAX + " secrets.");
        return secrets;
    }

    private void add(String text, String property, List<WebhookSecret> secrets) {
        WebhookSecret.read(text.strip()).ifPresentOrElse(secrets::add,
                () -> problems.add(property + " must be whsec_ followed by 24 to 64 bytes in Base64."));
    }

    private Optional<String> fileAt(String path, String property) {
        try {
            return Optional.of(Files.readString(Path.of(path), StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException unreadable) {
            problems.add(property + ": the file " + path + " cannot be read.");
            return Optional.empty();
        }
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            problems.add(sentence);
        }
    }
}

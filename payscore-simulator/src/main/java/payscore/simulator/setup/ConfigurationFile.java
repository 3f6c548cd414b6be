package payscore.simulator.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Switches;
import payscore.simulator.security.Pem;
import payscore.simulator.security.PlatformCertificate;
import payscore.simulator.security.WeChatKeys;

/**
 * A stand-alone simulator's configuration in JSON: {@code port, wechat{private_key_path, public_key_id, certificates[{
 * certificate_path, private_key_path}]}, merchants[], services[], users[], switches{}}; the lists as in the control API.
 */
public final class ConfigurationFile {
    private static final int DEFAULT_PORT = 8090;
    private static final int PORT_MAX = 65_535;
    private static final int PEM_MAX = 8192;
    private static final int TEXT_MAX = 128;
    private static final int LIST_MAX = 1000;

    private ConfigurationFile() {}

    public static SimulatorConfiguration read(Path file) {
        try {
            return of(Fields.of(Json.parse(Files.readAllBytes(file))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the configuration " + file, unreadable);
        }
    }

    private static SimulatorConfiguration of(Fields json) {
        SimulatorConfiguration configuration = SimulatorConfiguration.of(weChat(json.object("wechat")))
                .onPort((int) json.optionalInteger("port", 0, PORT_MAX).orElse(DEFAULT_PORT))
                .with(Registrations.switches(Switches.defaults(), json.node().path("switches")));
        for (Fields merchant : json.objects("merchants", 0, LIST_MAX)) {
            configuration = configuration.with(Registrations.merchant(merchant));
        }
        for (Fields service : json.objects("services", 0, LIST_MAX)) {
            configuration = configuration.with(Registrations.service(service));
        }
        for (Fields user : json.objects("users", 0, LIST_MAX)) {
            configuration = configuration.with(Registrations.user(user));
        }
        return configuration;
    }

    private static WeChatKeys weChat(Fields json) {
        PrivateKey key = Pem.privateKey(Registrations.secret(json, "private_key", PEM_MAX));
        List<PlatformCertificate> certificates = new ArrayList<>();
        for (Fields certificate : json.objects("certificates", 0, LIST_MAX)) {
            certificates.add(new PlatformCertificate(
                    Registrations.secret(certificate, "certificate", PEM_MAX),
                    Pem.privateKey(Registrations.secret(certificate, "private_key", PEM_MAX))));
        }
        return new WeChatKeys(json.text("public_key_id", TEXT_MAX), key, Pem.publicOf(key), certificates);
    }
}

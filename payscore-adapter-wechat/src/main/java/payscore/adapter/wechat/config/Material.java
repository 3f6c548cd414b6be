package payscore.adapter.wechat.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What settings were made of: a digest of all of it, to tell whether anything changed, and the files it was read from. */
final class Material {
    private final MessageDigest digest = sha256();
    private final List<FileStamp> files = new ArrayList<>();

    void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    void readFrom(Path file) {
        files.add(FileStamp.of(file));
    }

    List<FileStamp> files() {
        return List.copyOf(files);
    }

    /** Of everything added so far; can be asked once. */
    String fingerprint() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A file as it was when it was read; looks for the next one, wherever links lead by then. */
    record FileStamp(Path file, String look) {
        static FileStamp of(Path file) {
            return new FileStamp(file, look(file));
        }

        boolean isStale() {
            return !look(file).equals(look);
        }

        private static String look(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
            } catch (IOException unreadable) {
                return "";
            }
        }
    }
}

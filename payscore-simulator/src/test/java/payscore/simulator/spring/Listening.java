package payscore.simulator.spring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

final class Listening {
    private Listening() {}

    static boolean on(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}

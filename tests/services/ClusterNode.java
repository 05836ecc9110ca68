import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node of a cluster for tests and benches, in a process of its own so that it can be killed.
 *
 * Arguments: folder, number of this node, its HTTP port, the transport ports of all nodes. It ends when whoever
 * started it does: its standard input is then at its end.
 */
public class ClusterNode {
    public static void main(String[] arguments) throws Exception {
        int number = Integer.parseInt(arguments[1]);
        int nodes = arguments.length - 3;
        String[] names = new String[nodes];
        String[] addresses = new String[nodes];
        for (int node = 0; node < nodes; node++) {
            names[node] = "node-" + node;
            addresses[node] = "127.0.0.1:" + arguments[3 + node];
        }
        new OpenSearchRunner().onBuild((index, settings) -> {
            settings.put("node.name", names[number]);
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", arguments[2]);
            settings.put("transport.port", arguments[3 + number]);
            settings.put("discovery.type", "zen");
            settings.putList("discovery.seed_hosts", addresses);
            settings.putList("cluster.initial_cluster_manager_nodes", names);
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        }).build("-basePath", Path.of(arguments[0], names[number]).toString(), "-numOfNode", "1",
                "-clusterName", "dongling-tests", "-indexStoreType", "niofs");
        while (System.in.read() != -1) {
            // nobody writes; the end is what is waited for
        }
        System.exit(0);
    }
}
